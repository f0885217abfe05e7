package candela.server.datasource.limit;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.limit.SourceSettings.Held;
import candela.server.platform.Actor;
import candela.server.platform.Page;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/data-sources/{id}/settings")
class SourceSettingController {

    @Schema(name = "SourceSetting")
    record SettingView(
            String key,

            @Nullable Integer value,

            @Nullable @JsonProperty("default") Integer usual,

            int least,
            int most,
            String description) {

        static List<SettingView> of(Held held) {
            return Stream.of(SourceSetting.values())
                    .filter(it -> it.isFor(held.kind()))
                    .map(it -> of(it, held))
                    .toList();
        }

        private static SettingView of(SourceSetting it, Held held) {
            return new SettingView(
                    it.key(),
                    held.values().get(it.key()),
                    it.usual(held.kind()),
                    it.least(),
                    it.most(),
                    it.description());
        }
    }

    @Schema(name = "SourceSettingValue")
    record SettingValue(@NotNull Integer value) {}

    private final SourceSettings settings;

    SourceSettingController(SourceSettings settings) {
        this.settings = settings;
    }

    @GetMapping
    Page<SettingView> list(Actor actor, @PathVariable DataSourceId id) {
        return Page.all(SettingView.of(settings.list(actor, id)));
    }

    @PutMapping("/{key}")
    Page<SettingView> set(
            Actor actor,
            @PathVariable DataSourceId id,
            @PathVariable String key,
            @Valid @RequestBody SettingValue body) {
        return Page.all(SettingView.of(settings.set(actor, id, key, body.value())));
    }

    @DeleteMapping("/{key}")
    Page<SettingView> remove(Actor actor, @PathVariable DataSourceId id, @PathVariable String key) {
        return Page.all(SettingView.of(settings.remove(actor, id, key)));
    }
}
