package de.mat.intake;

import de.mat.faces.Messages;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** The record of the import: its runs, the newest first; at first only those of which something came, or that failed. */
@Named
@ViewScoped
public class ImportRunsView implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String ALL = "all";

    @Inject
    private ImportRunService runs;

    private String show;
    private LazyDataModel<ImportRun> lines;

    /** How many runs are shown. */
    public int getCount() {
        return runs.count(filter());
    }

    /** The page of the list that is asked for. */
    public LazyDataModel<ImportRun> getLines() {
        if (lines == null) {
            lines = new Lines();
        }
        return lines;
    }

    /** The run that ended last; null when there was none. */
    public ImportRun getLastRun() {
        return runs.lastRun().orElse(null);
    }

    /** How the run ended, in one sentence. */
    public String outcome(ImportRun run) {
        return Messages.text("run.outcome." + run.getOutcome(), cause(run));
    }

    private static String cause(ImportRun run) {
        return run.getFailureCause() == null
                ? ""
                : Messages.text(
                        "failure." + run.getFailureCause() + ".brief",
                        Optional.ofNullable(run.getHost()).orElse("IMAP"),
                        String.valueOf(run.getPort()),
                        "IMAP");
    }

    /** How much of the mailbox was seen, and by whom. */
    public String privacy(ImportRun run) {
        return Messages.text("run.privacy", run.getSearched(), run.getEnvelopes(), run.getBodies());
    }

    /** How long it took. */
    public String duration(ImportRun run) {
        long millis = run.getDuration().toMillis();
        return millis < 1_000 ? Messages.text("run.millis", millis) : Messages.text("run.seconds", millis / 1_000.0);
    }

    private RunFilter filter() {
        return ALL.equals(show) ? RunFilter.ALL : RunFilter.EVENTFUL;
    }

    /** Whether all runs are shown. */
    public boolean isAll() {
        return filter() == RunFilter.ALL;
    }

    /** What the address says; anything may stand there. */
    public String getShow() {
        return show;
    }

    public void setShow(String show) {
        this.show = show;
    }

    private final class Lines extends LazyDataModel<ImportRun> {

        private static final long serialVersionUID = 1L;

        @Override
        public int count(Map<String, FilterMeta> filters) {
            return getCount();
        }

        @Override
        public List<ImportRun> load(int first, int size, Map<String, SortMeta> order, Map<String, FilterMeta> filters) {
            return runs.list(filter(), first, size);
        }
    }
}
