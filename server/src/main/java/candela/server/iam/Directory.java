package candela.server.iam;

import candela.server.iam.ApiKey.KeyId;
import candela.server.platform.Actor;
import candela.server.platform.Actor.UserId;
import candela.server.platform.ActorBinding;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door for the other contexts: whose id that is, and which id a login is. */
@Service
@Transactional(readOnly = true)
public class Directory {

    private final Users users;
    private final ApiKeys keys;
    private final ActorBinding binding;

    Directory(Users users, ApiKeys keys, ActorBinding binding) {
        this.users = users;
        this.keys = keys;
        this.binding = binding;
    }

    /** The people behind these ids; those who are not there (any more) are missing. */
    public Map<UserId, Contact> contacts(Actor actor, Collection<UserId> ids) {
        actor.requireSignedIn();
        return binding.as(actor.asSystem(), () -> users.findByIdIn(ids)).stream()
                .map(Contact::of)
                .collect(Collectors.toMap(Contact::user, Function.identity()));
    }

    /** What the owners of these keys call them; keys that are not there are missing. */
    public Map<KeyId, String> keyNames(Actor actor, Collection<KeyId> ids) {
        actor.requireSignedIn();
        return ids.isEmpty() ? Map.of() : binding.as(actor.asSystem(), () -> keys.names(ids));
    }

    /** The actor's own email; empty when the account is gone. */
    public Optional<String> email(Actor actor) {
        actor.requireSignedIn();
        return binding.as(actor.asSystem(), () -> users.findById(actor.user())).map(User::email);
    }

    /** In which language the actor reads; English when the account is gone. */
    public Locale locale(Actor actor) {
        actor.requireSignedIn();
        return binding.as(actor.asSystem(), () -> users.findById(actor.user()))
                .map(it -> Locale.forLanguageTag(it.locale()))
                .orElse(Locale.ENGLISH);
    }

    /** Who has this email or username, to add them to a team. */
    public Optional<UserId> find(Actor actor, String login) {
        actor.require("team:invite");
        return binding.as(
                        actor.asSystem(), () -> users.findByLogin(login.strip().toLowerCase(Locale.ROOT)))
                .filter(User::active)
                .map(User::id);
    }
}
