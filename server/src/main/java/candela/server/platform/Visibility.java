package candela.server.platform;

/** Who may see a thing beside its owner: nobody, the team it was made in, or everybody who can sign in. */
public enum Visibility {
    PRIVATE,
    TEAM,
    COMPANY
}
