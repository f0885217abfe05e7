package candela.engine.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.engine.chart.ChartSpec.Type;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class DrawingTest {

    private static final Sample BARS =
            Sample.of("region:text,revenue:decimal", "Europe,1234567", "Asia,923411", "Africa,-120000", "null,4000");
    private static final Map<String, Sample> SAMPLES = samples();

    private static Map<String, Sample> samples() {
        var all = new LinkedHashMap<String, Sample>();
        all.put("number", Sample.of("total_revenue:decimal", "1234567.891"));
        all.put("bar", BARS);
        all.put(
                "lying",
                Sample.generated(
                        "product:text,revenue:decimal",
                        12,
                        it -> "Product with a long name " + it + "," + (1300 - it * 97)));
        all.put(
                "many",
                Sample.generated("product:text,revenue:decimal", 70, it -> "Product " + it + "," + (7000 - it * 97)));
        all.put(
                "series",
                Sample.generated(
                        "country:text,segment:text,revenue:decimal",
                        18,
                        it -> "Country " + it / 3 + ",segment " + it % 3 + "," + (it * 37 % 90 + 5)));
        all.put(
                "stacked",
                Sample.generated(
                        "country:text,segment:text,revenue:decimal",
                        66,
                        it -> "Country " + it / 11 + ",segment " + it % 11 + "," + (it * 37 % 90 + 5)));
        all.put(
                "line",
                Sample.generated(
                        "month:date,revenue:decimal",
                        36,
                        it -> LocalDate.of(2022, 1, 1).plusMonths(it) + "," + (1000 + it * 31 + it * it * 7 % 300)));
        all.put(
                "lines",
                Sample.generated(
                        "day:date,region:text,revenue:decimal",
                        270,
                        it -> LocalDate.of(2024, 1, 1).plusDays(it / 3) + ",Region " + it % 3 + ","
                                + (100 * (it % 3) + it * it % 97)));
        all.put("doughnut", Sample.of("khu_vực:text,tỷ lệ:decimal", "Miền Bắc,42.5", "Miền Trung,18", "Miền Nam,39.5"));
        all.put(
                "scatter",
                Sample.generated(
                        "price:decimal,quantity:integer",
                        200,
                        it -> it * 7 % 101 + 0.5 + "," + (1000 - it * 7 % 101 * 8 + it * 13 % 90)));
        return all;
    }

    static Map.Entry<String, Sample>[] named() {
        @SuppressWarnings("unchecked")
        Map.Entry<String, Sample>[] entries = SAMPLES.entrySet().toArray(Map.Entry[]::new);
        return entries;
    }

    @ParameterizedTest
    @MethodSource("named")
    void everyChartIsDrawnInBothThemesAndBothFormats(Map.Entry<String, Sample> sample) throws Exception {
        var columns = sample.getValue().columns();
        var rows = sample.getValue().rows();
        var spec = Charts.choose(columns, rows, "Total " + sample.getKey());
        for (var theme : Theme.values()) {
            var png = Charts.png(spec, columns, rows, theme, 800, 450);
            var image = ImageIO.read(new ByteArrayInputStream(png));
            assertThat(image.getWidth()).isEqualTo(800);
            assertThat(image.getHeight()).isEqualTo(450);
            assertThat(new Color(image.getRGB(1, 1))).isEqualTo(Look.of(theme).background());

            var svg = Charts.svg(spec, columns, rows, theme, 800, 450);
            var root = parsed(svg).getDocumentElement();
            assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 800 450");
            assertThat(parsed(svg).getElementsByTagName("title").item(0).getTextContent())
                    .isEqualTo("Total " + sample.getKey());
            assertThat(parsed(svg).getElementsByTagName("desc").item(0).getTextContent())
                    .contains(spec.y());
            assertThat(svg)
                    .isEqualTo(Charts.svg(spec, columns, rows, theme, 800, 450))
                    .doesNotContain("DOCTYPE");
            keep(sample.getKey() + "-" + theme, png, svg);
        }
    }

    /** Leaves the pictures beside the test reports, for whoever wants to look at them. */
    private static void keep(String name, byte[] png, String svg) throws IOException {
        var folder = Files.createDirectories(Path.of("target/charts"));
        Files.write(folder.resolve(name + ".png"), png);
        Files.writeString(folder.resolve(name + ".svg"), svg);
    }

    @ParameterizedTest
    @EnumSource(
            value = Type.class,
            names = {"BAR", "LINE", "AREA", "PIE", "DOUGHNUT"})
    void hostileCellsStayText(Type type) throws Exception {
        var sample = Sample.of(
                "name:text,n:integer", "<script>alert(1)</script>,3", "]]> & \"quoted\",2", "\u0000\uD800\u202Ebad,1");
        var spec = new ChartSpec(type, "name", java.util.List.of("n"), null, "<img onerror=x> ]]>", true, false);

        var document = parsed(Charts.svg(spec, sample.columns(), sample.rows(), Theme.LIGHT, 700, 400));

        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getElementsByTagName("img").getLength()).isZero();
        assertThat(document.getElementsByTagName("image").getLength()).isZero();
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("<img onerror=x> ]]>");
    }

    @Test
    void aLabelIsFoundAsTextInTheSvg() {
        var bar = BARS;
        var spec = Charts.choose(bar.columns(), bar.rows(), "");

        assertThat(Charts.svg(spec, bar.columns(), bar.rows(), Theme.LIGHT, 800, 450))
                .contains(">Europe</text>", ">1.23M</text>", ">(none)</text>");
    }

    @ParameterizedTest
    @EnumSource(
            value = Type.class,
            names = {"BAR", "LINE", "AREA", "SCATTER", "PIE"})
    void tenThousandRowsAreDrawnInAPictureOfBoundedSize(Type type) {
        var sample = Sample.generated(
                "minute:timestamp,a:decimal,b:decimal",
                10_000,
                it -> LocalDateTime.of(2024, 1, 1, 0, 0).plusMinutes(it) + "," + it * it % 977 + "," + it % 31);
        var x = type == Type.SCATTER ? "b" : "minute";
        var spec = new ChartSpec(type, x, java.util.List.of("a"), null, "", false, false);
        var svg = Charts.svg(spec, sample.columns(), sample.rows(), Theme.DARK, 1200, 600);

        assertThat(svg.length()).isLessThan(2_000_000);
        assertThat(svg).contains("are drawn");
    }

    @Test
    void aTableOrAWildSizeIsRefusedInWords() {
        var bar = BARS;
        var spec = Charts.choose(bar.columns(), bar.rows(), "");

        assertThatThrownBy(() -> Charts.png(ChartSpec.table(""), bar.columns(), bar.rows(), Theme.LIGHT, 800, 450))
                .hasMessageContaining("A table is not drawn");
        assertThatThrownBy(() -> Charts.png(spec, bar.columns(), bar.rows(), Theme.LIGHT, 80_000, 450))
                .hasMessageContaining("from 100 to 4,000");
    }

    @ParameterizedTest
    @EnumSource
    void everyColourStandsOutFromItsBackground(Theme theme) {
        var look = Look.of(theme);

        assertThat(look.palette())
                .allSatisfy(it -> assertThat(contrast(it, look.background())).isGreaterThan(3));
        assertThat(contrast(look.text(), look.background())).isGreaterThan(7);
        assertThat(contrast(look.muted(), look.background())).isGreaterThan(4.5);
    }

    /** The contrast ratio of WCAG 2.2. */
    private static double contrast(Color one, Color other) {
        var lighter = Math.max(luminance(one), luminance(other));
        return (lighter + 0.05) / (Math.min(luminance(one), luminance(other)) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(int channel) {
        var share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static Document parsed(String svg) throws Exception {
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        return builder.parse(new InputSource(new StringReader(svg)));
    }
}
