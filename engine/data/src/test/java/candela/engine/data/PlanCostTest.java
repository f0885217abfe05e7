package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Plans as the versions write them that do not run here, and what a refusal tells. */
class PlanCostTest {

    @Test
    void mySqlPricesEachSelect() {
        var plan = """
                {"query_block": {"select_id": 1, "cost_info": {"query_cost": "24.50"},
                 "nested_loop": [{"table": {"table_name": "a", "rows_examined_per_scan": 3,
                   "materialized_from_subquery": {"query_block": {"cost_info": {"query_cost": "1.25"}}}}}]}}""";

        assertThat(PlanCost.of(plan).value()).isEqualTo(25.75);
    }

    @Test
    void mySqlsNewerPlansPriceTheWhole() {
        var plan = """
                {"query": "select 1", "estimated_total_cost": 7.5, "inputs": [{"estimated_total_cost": 2.5}]}""";

        assertThat(PlanCost.of(plan).value()).isEqualTo(7.5);
    }

    @Test
    void mariaDbFromElevenOnPricesEachSelectInNumbers() {
        var plan = """
                {"query_block": {"union_result": {"query_specifications": [
                 {"query_block": {"select_id": 1, "cost": 0.5, "nested_loop": [{"table": {"rows": 9, "cost": 0.4}}]}},
                 {"query_block": {"select_id": 2, "cost": 0.25}}]}}}""";

        assertThat(PlanCost.of(plan).value()).isEqualTo(0.75, within(0.0001));
    }

    @Test
    void olderMariaDbIsPricedByTheRowsThatItReads() {
        var plan = """
                {"query_block": {"select_id": 1, "nested_loop": [
                 {"table": {"table_name": "a", "access_type": "ALL", "rows": 100, "filtered": 10}},
                 {"block-nl-join": {"table": {"table_name": "b", "access_type": "ALL", "rows": 50, "filtered": 100}}}]}}""";

        assertThat(PlanCost.of(plan).value()).isEqualTo((100 + 10 * 50) / 5.0);
    }

    @Test
    void whereAPolicyBindsTheEstimateIsKeptBack() {
        assertThatThrownBy(() -> new PlanCost(1_234_567).refuseAbove(1_000, true))
                .hasMessageContaining("1,234,567")
                .hasMessageContaining("limit of 1,000");
        assertThatThrownBy(() -> new PlanCost(1_234_567).refuseAbove(1_000, false))
                .hasMessageNotContaining("1,234,567")
                .hasMessageContaining("more than the limit of 1,000");
        new PlanCost(1_000).refuseAbove(1_000, true);
    }
}
