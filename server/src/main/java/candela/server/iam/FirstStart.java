package candela.server.iam;

import candela.server.iam.Accounts.NewAccount;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.platform.Settings;
import candela.server.platform.StartRefused;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** While nobody has an account: makes the administrator of the settings, or tells the console how to make the first one. */
@Component
class FirstStart implements ApplicationRunner {

    private final Setup setup;
    private final Accounts accounts;
    private final Settings settings;

    FirstStart(Setup setup, Accounts accounts, Settings settings) {
        this.setup = setup;
        this.accounts = accounts;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var system = Actor.system();
        if (!setup.required(system)) {
            return;
        }
        var email = settings.admin().email();
        var password = settings.admin().password();
        if (email != null && password != null) {
            create(system, email, password);
        } else if (email != null || password != null) {
            throw new StartRefused("CANDELA_ADMIN_EMAIL and CANDELA_ADMIN_PASSWORD belong together: set both, or neither");
        } else {
            // The console and nothing else: a log file would keep the token.
            System.out.println("Open " + address() + " and enter the one-time token " + setup.open(system));
        }
    }

    private void create(Actor system, String email, String password) {
        try {
            accounts.create(system, new NewAccount(email, null, "Administrator", "en", password, true));
        } catch (Problem unfit) {
            throw new StartRefused("CANDELA_ADMIN_EMAIL or CANDELA_ADMIN_PASSWORD cannot be used: " + unfit.detail());
        }
    }

    private String address() {
        var url = settings.publicUrl();
        return url == null ? "http://" + (settings.host().equals("0.0.0.0") ? "localhost" : settings.host()) + ":" + settings.port() : url;
    }
}
