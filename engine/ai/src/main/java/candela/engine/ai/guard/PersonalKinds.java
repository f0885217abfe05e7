package candela.engine.ai.guard;

import candela.engine.personal.Level;
import candela.engine.personal.TextForm;
import candela.engine.personal.TextForms;
import java.util.List;
import java.util.Locale;

/** The kinds of personal data. */
final class PersonalKinds {

    static final List<Kind> ALL = TextForms.ALL.stream().map(PersonalKinds::of).toList();

    private PersonalKinds() {}

    private static Kind of(TextForm form) {
        var severity = form.label().level() == Level.SENSITIVE ? Severity.HIGH : Severity.MEDIUM;
        var name = form.label().name().toLowerCase(Locale.ROOT);
        var needs = name.equals("email") ? List.of("@") : List.<String>of();
        return new Kind(name, form.what(), severity, TextForm.LONGEST, form.form(), form::proven, needs);
    }
}
