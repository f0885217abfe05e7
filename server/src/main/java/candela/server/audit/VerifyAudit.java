package candela.server.audit;

import candela.server.platform.DatabaseVisit;

/** The command {@code verify-audit}: walks the chain beside a server or without one; exit code 1 for a damaged log. */
public final class VerifyAudit {

    private VerifyAudit() {}

    public static int run() {
        var found = DatabaseVisit.with(System.getenv(), database -> Verification.of(new Entries(database)));
        System.out.println(found.line());
        return found.ok() ? 0 : 1;
    }
}
