package candela.cli;

import candela.engine.data.DataException;
import candela.engine.data.Tls;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers one question about files, a database or the demo shop. */
@Command(
        name = "ask",
        description = "Answers a question about files or a database, in English or Vietnamese.",
        customSynopsis = {
            "candela ask [OPTIONS] FILE... \"QUESTION\"",
            "candela ask [OPTIONS] --source URL \"QUESTION\"",
            "candela ask [OPTIONS] --demo \"QUESTION\""
        },
        footer = {
            "",
            "Files: CSV, TSV, JSON, NDJSON, XLSX, Parquet, SQLite, DuckDB; several files are several tables.",
            "A source's password comes from CANDELA_SOURCE_PASSWORD or PGPASSWORD, or is asked for.",
            "Exit codes: 0 an answer, 3 a question back, 1 an error or not understood, 2 bad usage."
        },
        mixinStandardHelpOptions = true)
final class AskCommand implements Callable<Integer> {

    private static final int SHOWN_ROWS = 50;
    private static final int MOST_ROWS = 10_000;

    private final Terminal terminal;
    private final Clock clock;

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--source",
            paramLabel = "URL",
            description = "postgresql://user@host:port/database, also mysql:// and mariadb://")
    @Nullable
    String source;

    @Option(
            names = "--tls",
            paramLabel = "MODE",
            description = "disable, prefer (default), require, verify_ca or verify_full",
            defaultValue = "prefer")
    Tls.Mode tls = Tls.Mode.PREFER;

    @Option(names = "--vocabulary", paramLabel = "FILE", description = "terms in YAML: docs/guide/vocabulary.md")
    @Nullable
    Path vocabulary;

    @Option(names = "--demo", description = "ask the built-in shop")
    boolean demo;

    @Option(names = "--json", description = "print one JSON object")
    boolean json;

    @Option(names = "--sql", description = "print the SQL only")
    boolean sql;

    @Option(names = "--limit", paramLabel = "N", description = "print at most N rows (50; with --json 10,000)")
    @Nullable
    Integer limit;

    @Option(
            names = "--rows",
            paramLabel = "FILE",
            description = "write all rows of the answer to FILE, which ends in .csv or .xlsx")
    @Nullable
    Path rowsFile;

    @Parameters(paramLabel = "FILE... QUESTION", description = "the files, then the question", arity = "0..*")
    List<String> words = List.of();

    AskCommand(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        checkUsage();
        var file = file();
        try (var data = opened()) {
            data.notes().forEach(this::note);
            var asking = new Asking(data.database(), clock, rows(), terms());
            var outcome = asking.ask(words.getLast());
            if (file != null && outcome instanceof Outcome.Answered answered) {
                note("%,d rows written to %s".formatted(asking.write(answered, file), file));
            }
            return output().print(outcome);
        } catch (DataException e) {
            terminal.error(position(e) + e.getMessage());
            return ExitCode.ERROR;
        }
    }

    private void note(String text) {
        terminal.err().println("candela: note: " + Terminal.plain(text));
    }

    private @Nullable AnswerFile file() {
        try {
            return rowsFile == null ? null : new AnswerFile(rowsFile);
        } catch (IllegalArgumentException e) {
            throw misuse(String.valueOf(e.getMessage()));
        }
    }

    private static String position(DataException e) {
        return e.line() > 0 ? "line " + e.line() + ": " : "";
    }

    private void checkUsage() {
        var files = words.size() - 1;
        if (files < 0 || words.getLast().isBlank()) {
            throw misuse("the question is missing");
        }
        if (source != null && demo) {
            throw misuse("choose one of --source and --demo");
        }
        if ((source != null || demo) && files > 0) {
            throw misuse("with " + (demo ? "--demo" : "--source") + " give the question alone, in quotes");
        }
        if (source == null && !demo && files == 0) {
            throw misuse("name a file before the question, or use --source or --demo");
        }
        if (json && sql) {
            throw misuse("choose one of --json and --sql");
        }
        if (limit != null && (limit < 1 || limit > MOST_ROWS)) {
            throw misuse("--limit goes from 1 to 10,000");
        }
    }

    private @Nullable VocabularyFile terms() {
        return vocabulary == null ? null : new VocabularyFile(vocabulary);
    }

    private OpenedData opened() {
        if (demo) {
            return OpenedData.ofDemo();
        }
        return source != null ? OpenedData.of(parsed(source).with(terminal, tls)) : OpenedData.ofFiles(files());
    }

    private SourceUrl parsed(String url) {
        try {
            return SourceUrl.parse(url);
        } catch (IllegalArgumentException e) {
            throw misuse(String.valueOf(e.getMessage()));
        }
    }

    private List<Path> files() {
        try {
            return words.subList(0, words.size() - 1).stream().map(Path::of).toList();
        } catch (InvalidPathException e) {
            throw misuse("“" + e.getInput() + "” cannot be a file's name");
        }
    }

    /** Rows to fetch: a terminal shows few, but says how many there are. */
    private int rows() {
        return limit != null && json ? limit : MOST_ROWS;
    }

    private Output output() {
        if (json) {
            return new JsonOutput(terminal);
        }
        return sql ? new SqlOutput(terminal) : new HumanOutput(terminal, limit == null ? SHOWN_ROWS : limit);
    }

    private ParameterException misuse(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
