package candela.server.model;

import candela.engine.ai.wire.ModelType;
import candela.engine.ai.wire.Provider;
import candela.server.model.Connection.ConnectionId;
import candela.server.model.Connection.Status;
import candela.server.platform.Actor;
import candela.server.platform.OneOf;
import candela.server.platform.Page;
import candela.server.platform.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/models")
class ConnectionController {

    @Schema(name = "ModelProvider")
    record ProviderView(String id, String label, String baseUrl, boolean keyNeeded, String keyAt, String advice) {

        static ProviderView of(Provider it) {
            return new ProviderView(it.id(), it.label(), it.baseUrl(), it.keyNeeded(), it.keyAt(), it.advice());
        }
    }

    @Schema(name = "NewModelConnection")
    record NewBody(
            @NotBlank String provider,

            @NotNull @OneOf(Scope.class) String scope,

            @NotBlank String name,
            @Nullable String base,
            @Nullable String key) {

        ConnectionForm form() {
            var usual = Providers.of(provider).baseUrl();
            return new ConnectionForm(name, base == null || base.isBlank() ? usual : base, key);
        }
    }

    @Schema(name = "ModelConnectionChange")
    record ChangeBody(
            @NotBlank String name,
            @NotBlank String base,
            @Nullable String key) {}

    /** Of the key there is no more than whether there is one, and its end for those who may change it. */
    @Schema(name = "ModelConnection")
    record ConnectionView(
            ConnectionId id,
            String provider,
            String providerLabel,

            @OneOf(Scope.class) String scope,

            String name,
            String base,
            boolean hasKey,
            @Nullable String lastFour,

            @OneOf(Status.class) String status,

            @Nullable Instant lastCheckedAt,
            @Nullable Integer latencyMillis,
            @Nullable String lastError,
            boolean builtIn,
            boolean writable,
            Instant createdAt) {

        static ConnectionView of(Actor actor, Connection it) {
            var writable = it.scope().mayWrite(actor);
            return new ConnectionView(
                    it.id(),
                    it.provider(),
                    Providers.known(it.provider()).label(),
                    Words.text(it.scope()),
                    it.name(),
                    it.base(),
                    it.secret() != null,
                    writable ? it.lastFour() : null,
                    Words.text(it.status()),
                    it.lastCheckedAt(),
                    it.latencyMillis(),
                    it.lastError(),
                    it.isBuiltIn(),
                    writable && !it.isBuiltIn(),
                    it.createdAt());
        }
    }

    @Schema(name = "ModelConnectionTest")
    record TestView(
            boolean success,
            @Nullable Integer latencyMillis,
            @Nullable String message,
            @Nullable String advice) {

        static TestView of(Outcome it) {
            return new TestView(it.ok(), it.latencyMillis(), it.message(), it.advice());
        }
    }

    /** A model that the provider offers; prices are in US dollars for what the unit says, of the day that is told. */
    @Schema(name = "ModelOffer")
    record OfferView(
            String name,

            @OneOf(ModelType.class) String type,

            @Nullable Integer contextSize,
            List<String> capabilities,

            @OneOf(PriceUnit.class) String priceUnit,

            @Nullable BigDecimal inputPrice,
            @Nullable BigDecimal outputPrice,
            @Nullable LocalDate pricedAt,
            boolean added,
            boolean suggested) {

        static OfferView of(ConnectionTests.Choice it) {
            var price = it.price();
            return new OfferView(
                    it.offer().name(),
                    Words.text(it.offer().type()),
                    it.offer().contextSize(),
                    it.offer().capabilities().stream().map(Words::text).sorted().toList(),
                    Words.text(price == null ? PriceUnit.TOKENS : price.unit()),
                    price == null ? null : price.input(),
                    price == null ? null : price.output(),
                    price == null ? null : price.asOf(),
                    it.added(),
                    it.suggested());
        }
    }

    @Schema(name = "NewModels")
    record NewModelsBody(@NotNull @Size(min = 1, max = 200) List<@Valid @NotNull ModelBody> models) {}

    private final ConnectionDesk connections;
    private final ModelDesk models;
    private final ConnectionTests tests;

    ConnectionController(ConnectionDesk connections, ModelDesk models, ConnectionTests tests) {
        this.connections = connections;
        this.models = models;
        this.tests = tests;
    }

    @GetMapping("/providers")
    Page<ProviderView> providers(Actor actor) {
        actor.require(ModelDirectory.USE);
        var all = new ArrayList<>(Provider.all());
        if (actor.administrator()) {
            all.add(Providers.LOCAL);
        }
        return Page.all(all).map(ProviderView::of);
    }

    @GetMapping("/connections")
    Page<ConnectionView> list(Actor actor) {
        return Page.all(connections.list(actor)).map(it -> ConnectionView.of(actor, it));
    }

    @PostMapping("/connections")
    @ResponseStatus(HttpStatus.CREATED)
    ConnectionView add(Actor actor, @Valid @RequestBody NewBody body) {
        var scope = Words.read(Scope.class, "scope", body.scope());
        tests.tryOut(actor, body.provider(), body.form());
        return ConnectionView.of(actor, connections.add(actor, scope, body.provider(), body.form()));
    }

    @GetMapping("/connections/{connection}")
    ConnectionView get(Actor actor, @PathVariable ConnectionId connection) {
        return ConnectionView.of(actor, connections.get(actor, connection));
    }

    /** Without a key the stored one stays; an empty one takes it away. */
    @PutMapping("/connections/{connection}")
    ConnectionView change(Actor actor, @PathVariable ConnectionId connection, @Valid @RequestBody ChangeBody body) {
        var form = new ConnectionForm(body.name(), body.base(), body.key());
        tests.tryOut(actor, connections.get(actor, connection).provider(), form);
        return ConnectionView.of(actor, connections.change(actor, connection, form));
    }

    @DeleteMapping("/connections/{connection}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable ConnectionId connection) {
        connections.delete(actor, connection);
    }

    @PostMapping("/connections/{connection}/test")
    TestView test(Actor actor, @PathVariable ConnectionId connection) {
        return TestView.of(tests.test(actor, connection));
    }

    @PostMapping("/connections/{connection}/offers")
    Page<OfferView> offers(Actor actor, @PathVariable ConnectionId connection) {
        return Page.all(tests.offers(actor, connection)).map(OfferView::of);
    }

    /** All of these or none. */
    @PostMapping("/connections/{connection}/models")
    @ResponseStatus(HttpStatus.CREATED)
    Page<ModelView> addModels(
            Actor actor, @PathVariable ConnectionId connection, @Valid @RequestBody NewModelsBody body) {
        var forms = body.models().stream().map(ModelBody::form).toList();
        return Page.all(models.add(actor, connection, forms)).map(it -> ModelView.of(actor, it));
    }
}
