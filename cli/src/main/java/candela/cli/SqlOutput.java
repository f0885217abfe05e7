package candela.cli;

/** Prints the SQL alone; what keeps it from being one statement goes to the error output. */
record SqlOutput(Terminal terminal) implements Output {

    @Override
    public int print(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered -> {
                terminal.out().println(answered.best().sql());
                yield ExitCode.ANSWER;
            }
            case Outcome.AskedBack back -> {
                terminal.error(back.clarification().question());
                back.clarification().options().forEach(it -> terminal.err().println("  " + Terminal.plain(it.label())));
                yield ExitCode.QUESTION_BACK;
            }
            case Outcome.NotUnderstood not -> {
                terminal.error(not.refusal().message());
                yield ExitCode.ERROR;
            }
        };
    }
}
