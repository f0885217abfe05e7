package candela.server.query;

import candela.server.datasource.PolicyEffect;
import candela.server.platform.JsonColumn;
import java.util.List;

/** Which data policies shaped an answer, at the time when it was made. */
public record Shaping(List<PolicyEffect> policies) implements JsonColumn {

    static final Shaping NONE = new Shaping(List.of());

    public Shaping {
        policies = List.copyOf(policies);
    }
}
