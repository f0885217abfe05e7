package candela.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.search.Evidence.Text;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What passages bear out, and what not. */
class EvidenceTest {

    private static final Evidence LEAVE = Evidence.of(List.of(new Text("Handbook\nPaid leave", """
            Every employee has twenty-five days of paid leave a year. Requests go to the team lead in Đà Nẵng, \
            two weeks before the first day. Leave that was not taken is not paid out. In 2025 the company granted 1,250 days.
            Remote work is another matter. The canteen opens at noon. Bicycles stand in the yard. Doors close at eight. \
            Maria Santos keeps the keys of the yard.""")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Every employee has 25 days of paid leave per year.",
                "Employees have twenty-five paid days of leave.",
                "You have to request it from the team lead two weeks before.",
                "Leave not taken is not paid out.",
                "In 2025, 1.250 days were granted by the company.",
                "Requests go to the team lead in Da Nang.",
                "Maria Santos keeps the yard's keys.",
            })
    void bearsOutWhatTheySayInOtherWords(String said) {
        assertThat(LEAVE.bearsOut(said)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Every employee has 26 days of paid leave per year.",
                "Every employee of Contoso has 25 days of paid leave.",
                "Leave not taken is paid out.",
                "Remote work is not another matter.",
                "In 2024, 1,250 days were granted by the company.",
                "Maria Santos grants employees paid leave in Đà Nẵng.",
                "The moon is made of green cheese.",
                "Yes.",
                "",
            })
    void doesNotBearOutWhatTheyDoNotSay(String said) {
        assertThat(LEAVE.bearsOut(said)).isFalse();
    }

    @Test
    void vietnameseIsCheckedToo() {
        var evidence = Evidence.of(List.of(
                new Text("", "Nhân viên được nghỉ phép 12 ngày mỗi năm. Phép không dùng sẽ không được trả tiền.")));

        assertThat(evidence.bearsOut("Mỗi năm nhân viên được nghỉ phép 12 ngày."))
                .isTrue();
        assertThat(evidence.bearsOut("Mỗi năm nhân viên được nghỉ phép 14 ngày."))
                .isFalse();
        assertThat(evidence.bearsOut("Phép sẽ được trả tiền cho nhân viên nghỉ 13 ngày."))
                .isFalse();
    }

    @Test
    void cutsSentencesWhereTheyEnd() {
        var text = """
                Paid leave
                Dr. Santos e.g. has 2.5 days. See No. 7 of the
                contract. “Is it so?” It is!
                - First item
                - Second item
                North | 5
                South | 7

                Next""";

        assertThat(Sentences.of(text).stream().map(it -> it.in(text)))
                .containsExactly(
                        "Paid leave",
                        "Dr. Santos e.g. has 2.5 days.",
                        "See No. 7 of the\ncontract.",
                        "“Is it so?”",
                        "It is!",
                        "- First item",
                        "- Second item",
                        "North | 5",
                        "South | 7",
                        "Next");
    }

    @Test
    void saysHowMuchOfAQuestionATextHas() {
        assertThat(Evidence.share("How many days of paid leave do I have?", "Paid leave: 25 days"))
                .isEqualTo(1);
        assertThat(Evidence.share("paid leave", "The canteen")).isZero();
        assertThat(Evidence.share("", "The canteen")).isZero();
    }
}
