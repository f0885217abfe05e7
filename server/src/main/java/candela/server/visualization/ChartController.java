package candela.server.visualization;

import candela.engine.chart.ChartSpec;
import candela.engine.chart.Theme;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.query.Query.QueryId;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/queries/{id}")
class ChartController {

    private final ChartRoom charts;

    ChartController(ChartRoom charts) {
        this.charts = charts;
    }

    @GetMapping(path = "/chart.svg", produces = "image/svg+xml")
    ResponseEntity<String> svg(
            Actor actor,
            @PathVariable QueryId id,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(defaultValue = "light") String theme) {
        return file("chart.svg", MediaType.valueOf("image/svg+xml;charset=UTF-8"))
                .body(charts.svg(actor, id, type(type), theme(theme)));
    }

    @GetMapping(path = "/chart.png", produces = MediaType.IMAGE_PNG_VALUE)
    ResponseEntity<byte[]> png(
            Actor actor,
            @PathVariable QueryId id,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(defaultValue = "light") String theme) {
        return file("chart.png", MediaType.IMAGE_PNG).body(charts.png(actor, id, type(type), theme(theme)));
    }

    private static ResponseEntity.BodyBuilder file(String name, MediaType type) {
        var disposition = ContentDisposition.attachment().filename(name).build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .contentType(type);
    }

    private static ChartSpec.@Nullable Type type(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return Stream.of(ChartSpec.Type.values())
                .filter(it -> it.code().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("type", "There is no chart of the type " + word));
    }

    private static Theme theme(String word) {
        return Stream.of(Theme.values())
                .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("theme", "The theme must be light or dark"));
    }
}
