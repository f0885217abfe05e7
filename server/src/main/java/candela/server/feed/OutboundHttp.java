package candela.server.feed;

import candela.engine.feed.Http;
import candela.server.platform.Outbound;
import candela.server.platform.OutboundAnswer;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The engine's way out: the one that the house has. */
record OutboundHttp(Outbound.Conversation conversation) implements Http {

    @Override
    public Reply send(Request request) throws IOException {
        return new Answered(conversation.ask(
                new Outbound.Question(request.method(), request.address(), request.headers(), request.body())));
    }

    /** An answer in the engine's words. */
    private record Answered(OutboundAnswer answer) implements Reply {

        @Override
        public int status() {
            return answer.status();
        }

        @Override
        public @Nullable String header(String name) {
            return answer.header(name);
        }

        @Override
        public InputStream body() throws IOException {
            return answer.body();
        }

        @Override
        public void close() throws IOException {
            answer.close();
        }
    }
}
