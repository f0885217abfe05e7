package candela.server.knowledge.evaluation;

import candela.server.knowledge.evaluation.GoldenQuestion.QuestionId;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface GoldenQuestionRows extends ListCrudRepository<GoldenQuestion, QuestionId> {

    @Query("SELECT * FROM knowledge.golden_question WHERE dataset = :dataset ORDER BY id")
    List<GoldenQuestion> of(UUID dataset);
}
