package candela.server.model.gateway;

import candela.engine.ai.wire.ServerEvent;

/** Takes an answer that is not streamed. */
final class Whole implements Receiver {

    /** Where the answer of a chat has its text. */
    static final String SAID = "/choices/0/message/content";

    private volatile byte[] body = new byte[0];
    private volatile String model = "";

    @Override
    public void begin(Head head) {
        model = head.model();
    }

    @Override
    public void event(ServerEvent event) {}

    @Override
    public void whole(byte[] answer) {
        body = answer;
    }

    byte[] body() {
        return body;
    }

    /** The name of the model that answered. */
    String model() {
        return model;
    }
}
