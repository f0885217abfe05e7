package candela.server.feed;

import org.springframework.stereotype.Component;

/** What is kept of feeds: themselves, and their runs. */
@Component
record FeedBooks(StoredFeeds feeds, Runs runs) {}
