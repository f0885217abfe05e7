package candela.cli;

import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Hands the terminal and the clock to the commands. */
record CommandFactory(Terminal terminal, Clock clock) implements IFactory {

    @Override
    public <K> K create(Class<K> type) throws Exception {
        return type == AskCommand.class
                ? type.cast(new AskCommand(terminal, clock))
                : CommandLine.defaultFactory().create(type);
    }
}
