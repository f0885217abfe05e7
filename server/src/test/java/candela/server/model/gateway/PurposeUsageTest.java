package candela.server.model.gateway;

import static candela.server.testing.ScriptedModel.says;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.model.LanguageModel;
import candela.server.model.LanguageModel.Prompt;
import candela.server.model.LanguageModel.Task;
import candela.server.model.PurposeUsage;
import candela.server.testing.People;
import candela.server.testing.ScriptedModel;
import candela.server.testing.ServerTest;
import candela.server.testing.TestModels;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What one question's calls used and cost. */
@ServerTest
class PurposeUsageTest {

    private final LanguageModel language;
    private final PurposeUsage usage;
    private final UsageWriter writer;
    private final TestModels models;
    private final People people;

    PurposeUsageTest(LanguageModel language, PurposeUsage usage, UsageWriter writer, TestModels models, People people) {
        this.language = language;
        this.usage = usage;
        this.writer = writer;
        this.models = models;
        this.people = people;
    }

    @Test
    void theCallsOfOnePurposeAreAddedUpForWhoMadeThem() {
        var ana = people.member();
        var ben = people.colleague(ana, "analyst");
        try (var upstream = new ScriptedModel()) {
            models.language(ana, "writer", upstream);
            upstream.then(says("{}"), says("{}"), says("{}"));
            for (var purpose : new String[] {"query:1", "query:1", "query:2"}) {
                var shape = JsonMapper.builder().build().createObjectNode().put("type", "object");
                language.ask(ana.actor(), new Prompt(Task.SQL, purpose, "Answer in JSON.", "Nothing.", shape));
            }
        }
        writer.flush();

        var used = usage.of(ana.actor(), "query:1", Instant.EPOCH);

        assertThat(used.calls()).isEqualTo(2);
        assertThat(used.inputTokens()).isEqualTo(2 * ScriptedModel.INPUT);
        assertThat(used.outputTokens()).isEqualTo(2 * ScriptedModel.OUTPUT);
        assertThat(used.cost()).isEqualByComparingTo("0.000042");
        assertThat(used.priceKnown()).isTrue();
        assertThat(usage.of(ben.actor(), "query:1", Instant.EPOCH).calls()).isZero();
    }
}
