package candela.bench;

import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.ForeignKey;
import candela.engine.sql.Schema.Table;
import candela.engine.sql.Schema.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The shape of a large ERP: 25 modules of 20 tables of 12 columns, names cut short as such systems do, the same things
 * under other names in several modules, 20 columns of each module with values. The same each time.
 */
final class LargeSchema {

    private static final List<String> MODULES = List.of(
            "fin", "sal", "pur", "inv", "mfg", "hrm", "crm", "qms", "mnt", "prj", "wms", "tms", "pos", "mkt", "srv",
            "ast", "pay", "tax", "bud", "con", "edi", "doc", "sec", "cfg", "rpt");
    private static final List<String> THINGS = List.of(
            "cust_mstr",
            "vend_mstr",
            "itm_mstr",
            "ord_hdr",
            "ord_ln",
            "invc_hdr",
            "invc_ln",
            "pymt",
            "acct",
            "empl",
            "dept",
            "loc",
            "whse",
            "trans_hist",
            "price_lst",
            "cntr",
            "prd_cls",
            "sts_log",
            "adr",
            "bdgt_ln");
    private static final List<String> COLUMNS = List.of(
            "cd",
            "nm",
            "desc",
            "typ",
            "sts",
            "crt_dt",
            "upd_dt",
            "qty",
            "amt",
            "unt_prc",
            "ref_no",
            "rgn_cd",
            "cty",
            "cntry",
            "curr_cd",
            "cst",
            "grp_cd",
            "usr_id",
            "eff_dt",
            "flg",
            "prio",
            "wt",
            "disc_pct",
            "cmt");
    private static final List<String> SYLLABLES = List.of(
            "al", "bor", "cen", "dra", "el", "fin", "gor", "hel", "ith", "jor", "kal", "lum", "mer", "nor", "pel",
            "quin");
    private static final int COLUMNS_EACH = 12;
    private static final int VALUE_COLUMNS = 20;

    private final SplittableRandom random = new SplittableRandom(500);
    private final List<Table> tables = new ArrayList<>();
    private final List<ForeignKey> keys = new ArrayList<>();
    private final Map<String, List<String>> values = new HashMap<>();

    LargeSchema() {
        MODULES.forEach(this::module);
    }

    /** With more tables in front of its own. */
    Schema with(Schema more) {
        var all = new ArrayList<>(tables);
        all.addAll(more.tables());
        var allKeys = new ArrayList<>(keys);
        allKeys.addAll(more.keys());
        return new Schema(all, allKeys);
    }

    List<String> values(String table, String column) {
        return values.getOrDefault(table + "." + column, List.of());
    }

    private void module(String module) {
        var valued = new int[] {VALUE_COLUMNS};
        for (var thing : THINGS) {
            table(module, module + "_" + thing, thing, valued);
        }
        key(module, "ord_hdr", "cust_mstr");
        key(module, "ord_ln", "ord_hdr");
        key(module, "ord_ln", "itm_mstr");
        key(module, "invc_hdr", "cust_mstr");
        key(module, "invc_ln", "invc_hdr");
        key(module, "pymt", "invc_hdr");
        key(module, "empl", "dept");
    }

    private void table(String module, String name, String thing, int[] valued) {
        var columns = new ArrayList<Column>();
        columns.add(column(name, "id", Type.INTEGER, 10_000));
        for (var to : List.of("cust_mstr", "ord_hdr", "itm_mstr", "invc_hdr", "dept")) {
            if (points(thing, to)) {
                columns.add(column(name, to.split("_")[0] + "_id", Type.INTEGER, 500));
            }
        }
        for (int i = random.nextInt(COLUMNS.size()); columns.size() < COLUMNS_EACH; i++) {
            var word = COLUMNS.get(i % COLUMNS.size());
            var named = random.nextInt(3) == 0 ? module + "_" + word : thing.split("_")[0] + "_" + word;
            var text = type(word) == Type.TEXT && valued[0] > 0;
            var distinct = text ? 20 + random.nextInt(980) : 100;
            columns.add(column(name, named, type(word), distinct));
            if (text) {
                valued[0]--;
                values.put(name + "." + named, words(distinct));
            }
        }
        tables.add(new Table(null, name, columns, List.of("id"), 10_000L, ""));
    }

    private static boolean points(String thing, String to) {
        return switch (to) {
            case "cust_mstr" -> thing.equals("ord_hdr") || thing.equals("invc_hdr");
            case "ord_hdr", "itm_mstr" -> thing.equals("ord_ln");
            case "invc_hdr" -> thing.equals("invc_ln") || thing.equals("pymt");
            default -> thing.equals("empl");
        };
    }

    private void key(String module, String from, String to) {
        keys.add(new ForeignKey(
                module + "_" + from, List.of(to.split("_")[0] + "_id"), module + "_" + to, List.of("id"), true));
    }

    private static Column column(String table, String name, Type type, long distinct) {
        return new Column(name, type, type.name(), true, "", List.of(), distinct, null, null);
    }

    private static Type type(String word) {
        return switch (word) {
            case "qty", "prio", "usr_id" -> Type.INTEGER;
            case "amt", "unt_prc", "cst", "wt", "disc_pct" -> Type.DECIMAL;
            case "crt_dt", "upd_dt", "eff_dt" -> Type.DATE;
            default -> Type.TEXT;
        };
    }

    private List<String> words(int count) {
        var words = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            words.add(word() + " " + word());
        }
        return words.stream().distinct().toList();
    }

    private String word() {
        var word = new StringBuilder();
        for (int i = random.nextInt(2, 4); i > 0; i--) {
            word.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
        }
        return word.toString();
    }
}
