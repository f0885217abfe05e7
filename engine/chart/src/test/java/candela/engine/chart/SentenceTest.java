package candela.engine.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class SentenceTest {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private static final Sample REVENUE =
            Sample.of("country:text,total_revenue:decimal", "Germany,1234567", "France,3000000", "Poland,1133211.5");

    @Test
    void theLargestIsNamedWithItsShare() {
        assertThat(said("total revenue by country", REVENUE))
                .isEqualTo("France has the largest total revenue: 3,000,000 (56 % of 3 countries).");
        assertThat(inVietnamese("doanh thu theo quốc gia", REVENUE))
                .isEqualTo("France có total revenue lớn nhất: 3.000.000 (56 % của 3 country).");
    }

    @Test
    void whoAsksForTheLeastHearsOfTheLeast() {
        assertThat(said("Which country has the lowest revenue?", REVENUE))
                .startsWith("Poland has the smallest total revenue: 1,133,211.5");
        assertThat(inVietnamese("nước nào có doanh thu thấp nhất", REVENUE))
                .startsWith("Poland có total revenue nhỏ nhất: 1.133.211,5");
    }

    @Test
    void someOfManyHaveNoShare() {
        assertThat(said("top 3 countries by revenue", REVENUE))
                .isEqualTo("France has the largest total revenue: 3,000,000.");
        assertThat(said("3 countries with the most revenue", REVENUE)).doesNotContain("%");
    }

    @Test
    void averagesHaveNoShare() {
        assertThat(said("", Sample.of("country:text,average_price:decimal", "Germany,10", "France,30")))
                .isEqualTo("France has the largest average price: 30.");
    }

    @Test
    void aTieNamesAll() {
        assertThat(said("", Sample.of("region:text,orders:integer", "North,5", "South,5", "West,200", "East,200")))
                .isEqualTo("West and East has the largest orders: 200.".replace("has", "have"));
    }

    @Test
    void aSingleValueIsSaid() {
        assertThat(said("", Sample.of("order_count:integer", "1234"))).isEqualTo("Order count: 1,234.");
        assertThat(said("", Sample.of("revenue:decimal", "null"))).isEqualTo("There is no value for revenue.");
        assertThat(said("", Sample.of("region:text,revenue:decimal", "Asia,12.5")))
                .isEqualTo("Asia: revenue 12.5.");
        assertThat(inVietnamese("", Sample.of("doanh_thu:decimal", "1234.5"))).isEqualTo("Doanh thu: 1.234,5.");
    }

    @Test
    void nothingIsSaidPlainly() {
        assertThat(said("", Sample.of("region:text,revenue:decimal"))).isEqualTo("No rows match.");
        assertThat(inVietnamese("", Sample.of("region:text"))).isEqualTo("Không có dòng nào khớp.");
    }

    @Test
    void aTrendTellsItsEnds() {
        var trend = Sample.of("month:date,revenue:decimal", "2024-01-01,100", "2024-03-01,250", "2024-02-01,90");

        assertThat(said("", trend)).isEqualTo("Revenue rises from 100 (2024-01) to 250 (2024-03).");
        assertThat(inVietnamese("", trend)).isEqualTo("Revenue tăng từ 100 (2024-01) đến 250 (2024-03).");
        assertThat(said("", Sample.of("year:integer,orders:integer", "2022,300", "2023,200", "2024,100")))
                .isEqualTo("Orders falls from 300 (2022) to 100 (2024).");
    }

    @Test
    void aListIsCounted() {
        assertThat(said("", Sample.of("customer_id:integer,customer_name:text,city:text", "7,Anna,Bonn", "8,Bảo,Huế")))
                .isEqualTo("2 customers; the first is Anna.");
        assertThat(said("", Sample.of("name:text,city:text", "Anna,Bonn", "Bảo,Huế")))
                .isEqualTo("2 rows; the first is Anna.");
        assertThat(inVietnamese("", Sample.of("name:text,city:text", "Anna,Bonn", "Bảo,Huế")))
                .isEqualTo("2 dòng; đầu tiên là Anna.");
    }

    @Test
    void whatWasCutOffIsNotClaimed() {
        var rows = Sample.of("name:text,city:text", "Anna,Bonn", "Bảo,Huế");

        assertThat(Sentence.of("", rows.columns(), rows.rows(), true, Locale.ENGLISH))
                .isEqualTo("At least 2 rows; the first is Anna.");
        assertThat(Sentence.of("", REVENUE.columns(), REVENUE.rows(), true, Locale.ENGLISH))
                .doesNotContain("%");
    }

    private static String said(String question, Sample sample) {
        return Sentence.of(question, sample.columns(), sample.rows(), false, Locale.ENGLISH);
    }

    private static String inVietnamese(String question, Sample sample) {
        return Sentence.of(question, sample.columns(), sample.rows(), false, VIETNAMESE);
    }
}
