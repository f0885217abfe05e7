package candela.engine.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Arrays;
import java.util.List;

/**
 * Colours and type of a theme.
 *
 * <p>The series colours follow Okabe and Ito's set for colour-blind readers, darkened or lightened until each stands
 * out from its background at 3:1 or more, as WCAG 2.2 asks of graphics.
 *
 * @param background behind the whole chart
 * @param text titles and labels
 * @param muted notes and the series "others"
 * @param grid lines behind the values
 * @param palette one colour for each series, in order
 */
record Look(Color background, Color text, Color muted, Color grid, List<Color> palette) {

    /** What an SVG names its font; the logical font of the JVM stands for it when text is measured. */
    static final String FONT_FAMILY = "'DejaVu Sans', Verdana, Arial, sans-serif";

    static final BasicStroke LINE = new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final BasicStroke HAIR = new BasicStroke(0.8f);

    private static final Look LIGHT = new Look(
            new Color(0xFFFFFF),
            new Color(0x212529),
            new Color(0x5C6670),
            new Color(0xDEE2E6),
            colours(0x0072B2, 0xD55E00, 0x00855F, 0xB5558E, 0x8A6D00, 0x3D8FBD, 0x6A51A3, 0xA63D2F));
    private static final Look DARK = new Look(
            new Color(0x1A1B1E),
            new Color(0xE9ECEF),
            new Color(0xA6ADB4),
            new Color(0x3A3D42),
            colours(0x56B4E9, 0xE69F00, 0x2FC49B, 0xE08DBE, 0xF0E442, 0xFF8A5B, 0xB5A1E0, 0x9CC0D9));

    static Look of(Theme theme) {
        return theme == Theme.DARK ? DARK : LIGHT;
    }

    Color series(int index, String name) {
        return index >= palette.size() || name.equals(ChartData.OTHERS) ? muted : palette.get(index);
    }

    static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }

    private static List<Color> colours(int... codes) {
        return Arrays.stream(codes).mapToObj(Color::new).toList();
    }
}
