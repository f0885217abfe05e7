package candela.cli;

/** A way to print how a question ended. */
sealed interface Output permits HumanOutput, JsonOutput, SqlOutput {

    /** Prints it and gives the exit code. */
    int print(Outcome outcome);
}
