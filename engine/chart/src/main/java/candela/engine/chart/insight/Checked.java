package candela.engine.chart.insight;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/** A text with what it claims, in the order of the places. */
public record Checked(String text, List<Claim> claims) {

    /** Whether the result bears out all that the text claims. */
    @JsonIgnore
    public boolean isSupported() {
        return claims.stream().allMatch(Claim::isSupported);
    }

    /** The share of the claims of these texts that are borne out, from 0 to 1; 1 where nothing is claimed. */
    public static double confidence(List<Checked> texts) {
        var claims = texts.stream().flatMap(it -> it.claims().stream()).toList();
        return claims.isEmpty()
                ? 1
                : (double) claims.stream().filter(Claim::isSupported).count() / claims.size();
    }
}
