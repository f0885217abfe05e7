package candela.server.model.guard;

import candela.server.model.Model.ModelId;
import candela.server.model.ModelUse;
import candela.server.platform.Actor;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which rules ask a model: without it they would let nothing through any more. */
@Service
@Transactional(readOnly = true)
class GuardModelUse implements ModelUse {

    private final RuleRows rules;

    GuardModelUse(RuleRows rules) {
        this.rules = rules;
    }

    @Override
    public List<Use> of(Actor system, Set<ModelId> models) {
        var ids = models.stream().map(it -> it.value().toString()).collect(Collectors.toSet());
        return ids.isEmpty()
                ? List.of()
                : rules.asking(ids).stream()
                        .map(it -> new Use(
                                new ModelId(asked(it)), "the rule " + it.terms().name()))
                        .toList();
    }

    private static UUID asked(GuardRule rule) {
        return Objects.requireNonNull(rule.terms().options().guardModel());
    }
}
