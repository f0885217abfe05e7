package candela.server.feed;

import candela.engine.feed.Addresses;
import candela.engine.feed.Bounds;
import candela.engine.feed.BucketFeed;
import candela.engine.feed.Caller;
import candela.engine.feed.Feed;
import candela.engine.feed.ODataFeed;
import candela.engine.feed.RestFeed;
import candela.engine.feed.Watch;
import candela.server.datasource.DataSource.Kind;
import candela.server.platform.Outbound;
import candela.server.platform.RuntimeSettings;
import candela.server.platform.SettingDefinition;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Finds the way to what a feed copies, within the bounds of this installation. */
@Component
class Origins {

    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(5);

    private final Outbound outbound;
    private final RuntimeSettings settings;
    private final SettingDefinition<Integer> feedLimit;
    private final Clock clock;

    Origins(Outbound outbound, RuntimeSettings settings, SettingDefinition<Integer> feedLimit, Clock clock) {
        this.outbound = outbound;
        this.settings = settings;
        this.feedLimit = feedLimit;
        this.clock = clock;
    }

    Outbound.Conversation conversation(FeedSettings feed) {
        return outbound.begin(feed.trusted(), new Outbound.Most(bounds().bytes() + 1, LONGEST_ANSWER));
    }

    Feed open(Kind kind, FeedSettings feed, String secret, Outbound.Conversation conversation, Watch watch) {
        var http = new OutboundHttp(conversation);
        var caller = new Caller(http, Addresses.read(feed.address()), feed.login(), secret, bounds(), watch, clock);
        return switch (kind) {
            case ODATA -> new ODataFeed(feed.address(), caller, feed.tables());
            case REST -> new RestFeed(feed.address(), caller, Objects.requireNonNull(feed.rest()));
            case S3 -> new BucketFeed(feed.address(), Objects.requireNonNull(feed.bucket()), caller, feed.tables());
            default -> throw new IllegalArgumentException(kind + " is no feed");
        };
    }

    private Bounds bounds() {
        var bytes = (long) settings.value(feedLimit) << 20;
        return new Bounds(
                Bounds.DEFAULT.pages(), Bounds.DEFAULT.rows(), Math.min(Bounds.DEFAULT.answer(), bytes), bytes);
    }

    /** The setting behind it. */
    @Configuration(proxyBeanMethods = false)
    static class Definitions {

        @Bean
        SettingDefinition<Integer> feedLimit() {
            return SettingDefinition.number(
                    "feed.max_megabytes",
                    4_096,
                    1,
                    1_000_000,
                    "How much one sync of a business application or bucket may bring in, in megabytes");
        }
    }
}
