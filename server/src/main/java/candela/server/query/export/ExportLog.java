package candela.server.query.export;

import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.query.Asking;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps who took which rows along: before the first of them leaves, and how many they were in the end. */
@Service
@Transactional
class ExportLog {

    private final Asking asking;
    private final ApplicationEventPublisher events;

    ExportLog(Asking asking, ApplicationEventPublisher events) {
        this.asking = asking;
        this.events = events;
    }

    public void begun(Actor actor, Export export) {
        note(actor, export, Map.of("format", export.format().ending(), "sql", export.sql(), "state", "begun"), null);
    }

    /** @param error why it is only a part; null when it is whole */
    public void ended(Actor actor, Export export, long rows, long bytes, @Nullable String error) {
        var details = new LinkedHashMap<String, String>();
        details.put("format", export.format().ending());
        details.put("rows", String.valueOf(rows));
        details.put("bytes", String.valueOf(bytes));
        note(actor, export, details, error);
        if (error != null) {
            details.put("error", error);
        }
        asking.exported(actor, export.query().id(), details);
    }

    private void note(Actor actor, Export export, Map<String, ?> details, @Nullable String error) {
        var query = export.query().id().value();
        events.publishEvent(new Audited(actor, "exported", "query", query, Map.of(), details, error));
    }
}
