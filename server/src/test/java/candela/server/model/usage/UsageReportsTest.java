package candela.server.model.usage;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.model.usage.UsageRecord.Kind;
import candela.server.platform.Actor;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import candela.server.testing.TestClock;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@ServerTest
class UsageReportsTest {

    private final UsageLog log;
    private final Api api;
    private final Readers readers;
    private final People people;
    private final TestClock clock;

    UsageReportsTest(UsageLog log, Api api, People people, TestClock clock) {
        this.log = log;
        this.api = api;
        this.people = people;
        this.readers = new Readers(api, people);
        this.clock = clock;
    }

    @Test
    void theTotalsAreThoseOfTheRowsHoweverTheyAreParted() {
        var ana = readers.caller();
        var calls = many(ana, 500);
        log.write(Actor.system(), calls);
        log.write(Actor.system(), calls.subList(100, 200));

        var report = json(api.get(ana, "/usage/report?period=30d&zone=Asia/Kolkata"));

        var totals = report.at("/totals");
        assertThat(totals.at("/calls").asLong()).isEqualTo(500);
        assertThat(totals.at("/inputTokens").asLong())
                .isEqualTo(calls.stream().mapToLong(UsageRecord::inputTokens).sum());
        assertThat(totals.at("/totalTokens").asLong())
                .isEqualTo(calls.stream().mapToLong(UsageRecord::totalTokens).sum());
        assertThat(totals.at("/cost").decimalValue()).isEqualByComparingTo(cost(calls));
        assertThat(totals.at("/succeeded").asLong())
                .isEqualTo(
                        calls.stream().filter(it -> it.outcome().equals("ok")).count());
        for (var part : List.of("series", "models", "providers", "users", "keys", "kinds", "teams", "outcomes")) {
            assertThat(sum(report.at("/" + part), "totalTokens"))
                    .as(part)
                    .isEqualByComparingTo(totals.at("/totalTokens").decimalValue());
            assertThat(sum(report.at("/" + part), "cost"))
                    .as(part)
                    .isEqualByComparingTo(totals.at("/cost").decimalValue());
            assertThat(sum(report.at("/" + part), "calls")).as(part).isEqualByComparingTo("500");
        }
    }

    @Test
    void howFastCallsAreIsToldOfThoseThatSucceeded() {
        var ana = readers.caller();
        var call = Calls.by(ana.actor(), clock.instant());
        log.write(
                Actor.system(),
                IntStream.rangeClosed(1, 100)
                        .mapToObj(it -> call.using(1, 1, "0", it * 10))
                        .toList());
        log.write(Actor.system(), List.of(call.outcome("failed").using(0, 0, "0", 60_000)));

        var report = json(api.get(ana, "/usage/report"));

        assertThat(report.at("/p95Ms").asLong()).isEqualTo(950);
        assertThat(report.at("/totals/averageMs").asLong()).isEqualTo(505);
        assertThat(report.at("/models/0/p95Ms").asLong()).isEqualTo(950);
        assertThat(report.at("/p95FirstTokenMs").asLong()).isEqualTo(237);
        assertThat(report.at("/totals/succeeded").asLong()).isEqualTo(100);
    }

    @Test
    void aMonthBeginsWhereTheReaderLives() {
        var zone = ZoneId.of("Asia/Kolkata");
        var ana = readers.caller();
        var start = YearMonth.from(clock.instant().atZone(zone))
                .atDay(1)
                .atStartOfDay(zone)
                .toInstant();
        var call = Calls.by(ana.actor(), start);
        log.write(
                Actor.system(),
                List.of(call.using(1, 0, "1"), call.at(start.minusMillis(1)).using(1, 0, "10")));

        assertThat(cost(api.get(ana, "/usage/report?period=month&zone=Asia/Kolkata")))
                .isEqualByComparingTo("1");
        assertThat(json(api.get(ana, "/usage/month?zone=Asia/Kolkata"))
                        .at("/soFar")
                        .decimalValue())
                .isEqualByComparingTo("1");
        assertThat(api.patch(ana, "/me", "{\"timeZone\": \"Asia/Kolkata\"}")).hasStatusOk();
        assertThat(cost(api.get(ana, "/usage/report?period=month")))
                .as("the reader's own zone")
                .isEqualByComparingTo("1");
        var last = start.minusMillis(1).atZone(zone).toLocalDate();
        assertThat(cost(api.get(ana, "/usage/report?period=custom&zone=Asia/Kolkata&from=" + last + "&to=" + last)))
                .isEqualByComparingTo("10");
        assertThat(api.get(ana, "/usage/report?zone=Mars")).hasStatus(400);
    }

    @Test
    void thePeriodBeforeIsComparedWith() {
        var ana = readers.caller();
        var now = clock.instant();
        var call = Calls.by(ana.actor(), now);
        log.write(
                Actor.system(),
                List.of(
                        call.using(1, 1, "3"),
                        call.at(now.minus(Duration.ofDays(8))).using(1, 1, "2")));

        var report = json(api.get(ana, "/usage/report?period=7d&zone=UTC"));

        assertThat(report.at("/totals/cost").decimalValue()).isEqualByComparingTo("3");
        assertThat(report.at("/before/cost").decimalValue()).isEqualByComparingTo("2");
        assertThat(report.at("/period/steps")).hasSize(7);
    }

    @Test
    void everybodySeesTheirOwnTheTeamsWhoMayAndAllOnlyAdministrators() {
        var ana = readers.caller();
        var ben = readers.colleague(ana);
        var mia = readers.manager(ana);
        var eve = readers.caller();
        log.write(
                Actor.system(),
                List.of(
                        Calls.by(ana.actor(), clock.instant()).using(1, 1, "1"),
                        Calls.by(ben.actor(), clock.instant()).using(1, 1, "2")));

        assertThat(cost(api.get(ana, "/usage/report"))).isEqualByComparingTo("1");
        assertThat(cost(api.get(ben, "/usage/report"))).isEqualByComparingTo("2");
        assertThat(cost(api.get(mia, "/usage/report"))).isEqualByComparingTo("0");
        assertThat(cost(api.get(mia, "/usage/report?scope=team"))).isEqualByComparingTo("3");
        assertThat(cost(api.get(
                        mia, "/usage/report?scope=team&user=" + ben.user().value())))
                .isEqualByComparingTo("2");
        assertThat(json(api.get(mia, "/usage/calls?scope=team")).at("/items")).hasSize(2);
        assertThat(cost(api.get(
                        people.administrator(),
                        "/usage/report?scope=all&team=" + ana.team().value())))
                .isEqualByComparingTo("3");

        assertThat(api.get(ben, "/usage/report?scope=team")).hasStatus(403);
        assertThat(api.get(ben, "/usage/calls.csv?scope=team")).hasStatus(403);
        assertThat(api.get(mia, "/usage/report?scope=all")).hasStatus(403);
        assertThat(cost(api.get(
                        ben,
                        "/usage/report?user=" + ana.user().value() + "&team="
                                + eve.team().value())))
                .as("narrowed to one's own")
                .isEqualByComparingTo("2");
        assertThat(cost(api.get(eve, "/usage/report?team=" + ana.team().value())))
                .isEqualByComparingTo("0");
        assertThat(json(api.get(eve, "/usage/calls?user=" + ana.user().value())).at("/items"))
                .isEmpty();
    }

    @Test
    void callsArePagedAndNarrowed() {
        var ana = readers.caller();
        log.write(Actor.system(), many(ana, 130));
        var seen = new HashSet<String>();
        @Nullable String cursor = null;
        var moments = new ArrayList<Instant>();
        do {
            var page = json(api.get(
                    ana, "/usage/calls?period=30d&zone=UTC&limit=50" + (cursor == null ? "" : "&cursor=" + cursor)));
            page.at("/items").forEach(it -> {
                seen.add(it.at("/id").asString());
                moments.add(Instant.parse(it.at("/at").asString()));
            });
            cursor = page.hasNonNull("next") ? page.at("/next").asString() : null;
        } while (cursor != null);

        assertThat(seen).hasSize(130);
        assertThat(moments).hasSize(130).isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(json(api.get(ana, "/usage/calls?period=30d&outcome=failed")).at("/items"))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.at("/failure").asString()).isEqualTo("The provider answered 503"));
        assertThat(json(api.get(ana, "/usage/calls?period=30d&model=m1&kind=sql"))
                        .at("/items"))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.at("/model").asString()).isEqualTo("m1"));
        assertThat(api.get(ana, "/usage/calls?cursor=nonsense")).hasStatus(400);
        assertThat(api.get(ana, "/usage/calls?outcome=nonsense")).hasStatus(400);
        assertThat(api.get(ana, "/usage/calls?kind=nonsense")).hasStatus(400);
        assertThat(api.get(ana, "/usage/calls?period=nonsense")).hasStatus(400);
    }

    @Test
    void filesHoldEveryCallAndNoFormula() {
        var ana = readers.caller();
        log.write(Actor.system(), many(ana, 2_500));
        log.write(
                Actor.system(),
                List.of(Calls.by(ana.actor(), clock.instant()).model("=cmd()").using(1, 1, "0.25")));

        var calls = body(api.get(ana, "/usage/calls.csv?period=30d"));
        var models = body(api.get(ana, "/usage/report.csv?period=30d&by=model"));

        assertThat(calls.lines()).hasSize(2_502);
        assertThat(calls).contains(",'=cmd(),").contains(",0.25,").doesNotContain(",=cmd()");
        assertThat(models).contains(",'=cmd(),openai,1,1,1,1,2,0,0,0.25,").doesNotContain(",=cmd()");
        assertThat(api.get(ana, "/usage/report.csv?by=nonsense")).hasStatus(400);
    }

    @Test
    void theMonthIsForecastByItsDays() {
        var ana = readers.caller();
        var noon = clock.instant().truncatedTo(ChronoUnit.DAYS);
        log.write(
                Actor.system(),
                IntStream.rangeClosed(0, 60)
                        .mapToObj(it -> Calls.by(ana.actor(), noon.minus(Duration.ofDays(it)))
                                .using(1, 1, "2"))
                        .toList());

        var month = json(api.get(ana, "/usage/month?zone=UTC"));

        var now = YearMonth.from(noon.atZone(ZoneOffset.UTC));
        assertThat(month.at("/month").asString()).isEqualTo(now.toString());
        assertThat(month.at("/expected").decimalValue()).isEqualByComparingTo(new BigDecimal(2 * now.lengthOfMonth()));
        assertThat(month.at("/low").decimalValue())
                .isEqualByComparingTo(month.at("/high").decimalValue());
        assertThat(month.at("/days").asInt()).isEqualTo(28);
        assertThat(month.at("/before").decimalValue())
                .isEqualByComparingTo(new BigDecimal(2 * now.minusMonths(1).lengthOfMonth()));
        assertThat(json(api.get(readers.caller(), "/usage/month"))
                        .get("expected")
                        .isNull())
                .isTrue();
    }

    @Test
    void aKeyShowsItsSevenDays() {
        var ana = readers.caller();
        var key = UUID.fromString(text(api.post(people.again(ana), "/api-keys", """
                {"name": "Nightly", "scopes": ["query:read"]}"""), "/id"));
        var now = clock.instant();
        var call = Calls.by(ana.actor(), now).key(key);
        log.write(
                Actor.system(),
                List.of(
                        call.using(10, 5, "1"),
                        call.using(20, 5, "1"),
                        call.at(now.minus(Duration.ofDays(1))).using(1, 1, "1"),
                        call.at(now.minus(Duration.ofDays(9))).using(9, 9, "9"),
                        Calls.by(ana.actor(), now).using(7, 7, "7")));

        var keys = json(api.get(ana, "/usage/keys")).at("/items");

        assertThat(keys).hasSize(1);
        assertThat(keys.at("/0/key").asString()).isEqualTo(key.toString());
        assertThat(keys.at("/0/requests").asLong()).isEqualTo(3);
        assertThat(keys.at("/0/tokens").asLong()).isEqualTo(42);
        assertThat(keys.at("/0/days")).hasSize(7);
        assertThat(keys.at("/0/days/6/tokens").asLong()).isEqualTo(40);
        assertThat(keys.at("/0/days/0/requests").asLong()).isZero();
        assertThat(json(api.get(readers.colleague(ana), "/usage/keys")).at("/items"))
                .isEmpty();
        assertThat(body(api.get(ana, "/usage/report"))).contains("Nightly");
    }

    /** Calls of the last weeks, as different as they come. */
    private List<UsageRecord> many(Person whose, int count) {
        var random = new Random(7);
        var now = clock.instant();
        var outcomes = List.of("ok", "ok", "ok", "failed", "cancelled", "refused_by_limit", "blocked_by_guard");
        var key = UUID.randomUUID();
        return IntStream.range(0, count)
                .mapToObj(it -> new Calls(
                                whose.actor(),
                                now.minusSeconds(random.nextInt(25 * 86_400)),
                                "m" + random.nextInt(4),
                                random.nextBoolean() ? key : null,
                                Kind.values()[random.nextInt(3)],
                                outcomes.get(random.nextInt(outcomes.size())))
                        .using(random.nextInt(1_000), random.nextInt(300), "0.00" + random.nextInt(1_000)))
                .toList();
    }

    private static BigDecimal cost(List<UsageRecord> calls) {
        return calls.stream().map(UsageRecord::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal cost(MvcTestResult report) {
        assertThat(report).hasStatusOk();
        return json(report).at("/totals/cost").decimalValue();
    }

    private static BigDecimal sum(JsonNode parts, String field) {
        return parts.valueStream()
                .map(it -> it.at("/totals/" + field).decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String body(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
