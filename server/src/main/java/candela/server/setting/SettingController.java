package candela.server.setting;

import candela.server.platform.Actor;
import candela.server.platform.Actor.UserId;
import candela.server.platform.Page;
import candela.server.platform.SchemaVersion;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.info.BuildProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class SettingController {

    @Schema(name = "Setting")
    record SettingView(
            String key,
            Object value,

            @JsonProperty("default") @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            Object initial,

            String description,
            @Nullable Instant updatedAt,
            @Nullable UserId updatedBy) {

        static SettingView of(Setting it) {
            return new SettingView(
                    it.key(), it.value(), it.initial(), it.description(), it.updatedAt(), it.updatedBy());
        }
    }

    record SettingValue(@Nullable Object value) {}

    @Schema(name = "Version")
    record VersionView(String version, String schemaVersion) {}

    private final SettingsDesk settings;
    private final BuildProperties build;
    private final SchemaVersion schema;

    SettingController(SettingsDesk settings, BuildProperties build, SchemaVersion schema) {
        this.settings = settings;
        this.build = build;
        this.schema = schema;
    }

    @GetMapping("/settings")
    Page<SettingView> list(Actor actor) {
        return Page.all(settings.list(actor)).map(SettingView::of);
    }

    @PutMapping("/settings/{key}")
    SettingView change(Actor actor, @PathVariable String key, @RequestBody SettingValue body) {
        return SettingView.of(settings.change(actor, key, body.value()));
    }

    @GetMapping("/version")
    VersionView version(Actor actor) {
        return new VersionView(String.valueOf(build.getVersion()), schema.current());
    }
}
