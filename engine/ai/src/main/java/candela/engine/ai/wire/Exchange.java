package candela.engine.ai.wire;

import java.util.List;

/**
 * One call to one provider, from the client's form to the provider's and back. One instance for each attempt, used by
 * one thread at a time. Answers and events may throw {@link ProviderException}: where nothing has gone to the client
 * yet, another attempt may be made; else the client gets {@link WireErrors#event}.
 */
public interface Exchange {
    ProviderRequest request();

    /**
     * From a whole answer of the provider to what the client of that endpoint gets.
     *
     * @throws ProviderException when it is an error after all, or cannot be read
     */
    byte[] answer(byte[] body);

    /**
     * From one event of the provider, {@code [DONE]} too, to none, one or several for the client.
     *
     * @throws ProviderException when it tells of an error
     */
    List<ServerEvent> event(ServerEvent event);

    /**
     * What is still owed to the client when the provider's stream has ended.
     *
     * @throws ProviderException when the stream ended before the answer did
     */
    List<ServerEvent> end();

    /** Usage so far: the latest that the provider reported, else an estimate that is rather too high than too low. */
    Tokens tokens();

    /** The words of the answer so far; of several choices one after the other as they came. */
    String text();

    /** The tools that the answer calls so far: name and arguments of each, as they came. */
    String toolText();
}
