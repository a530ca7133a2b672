package de.mat.dashboard;

import de.mat.faces.Chart;
import de.mat.faces.Messages;
import de.mat.faces.Moments;
import de.mat.inquiry.InquiryFiguresService;
import de.mat.inquiry.InquiryFiguresService.Arrivals;
import de.mat.inquiry.InquiryFiguresService.Wait;
import de.mat.platform.Platforms;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long buyers waited for an answer, and what came in: the charts of the Dashboard, and the same as tables. */
@Named
@RequestScoped
public class FiguresView {

    /** Days that the waits are measured over: those of the list's last month. */
    private static final int MEASURED_DAYS = 30;

    /** Days that the arrivals are counted over. */
    private static final int COUNTED_DAYS = 14;

    @Inject
    private InquiryFiguresService figures;

    @Inject
    private Platforms platforms;

    @Inject
    private Moments moments;

    @Inject
    @ConfigProperty(name = "mat.time-zone")
    private ZoneId zone;

    private List<Wait> waits;
    private List<Arrivals> arrivals;

    /** How long buyers waited, by platform. */
    public List<Wait> getWaits() {
        if (waits == null) {
            waits = figures.waits(moments.today()
                    .minusDays(MEASURED_DAYS - 1L)
                    .atStartOfDay(zone)
                    .toInstant());
        }
        return waits;
    }

    /** What came in on each of the days, by platform. */
    public List<Arrivals> getArrivals() {
        if (arrivals == null) {
            arrivals = figures.arrivals(
                    Stream.concat(getDays().stream(), Stream.of(moments.today().plusDays(1)))
                            .map(day -> day.atStartOfDay(zone).toInstant())
                            .toList());
        }
        return arrivals;
    }

    /** The days that are counted, today the last one. */
    public List<LocalDate> getDays() {
        LocalDate today = moments.today();
        return IntStream.range(0, COUNTED_DAYS)
                .mapToObj(day -> today.minusDays(COUNTED_DAYS - 1L - day))
                .toList();
    }

    /** A day, short. */
    public String shortly(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern(
                "de"
                                .equals(FacesContext.getCurrentInstance()
                                        .getViewRoot()
                                        .getLocale()
                                        .getLanguage())
                        ? "d.M."
                        : "d MMM",
                FacesContext.getCurrentInstance().getViewRoot().getLocale()));
    }

    /** Working time in hours and minutes. */
    public String time(Duration time) {
        long minutes = time.plusSeconds(30).toMinutes();
        return minutes < 60
                ? Messages.text("figures.minutes", minutes)
                : Messages.text("figures.hours", minutes / 60, minutes % 60);
    }

    /** The medians as a chart. */
    public String getWaitsChart() {
        return Chart.lying(
                getWaits().stream().map(wait -> platforms.name(wait.platform())).toList(),
                Messages.text("figures.median.unit"),
                getWaits().stream().map(wait -> wait.median().toMinutes()).toList());
    }

    /** The arrivals as a chart. */
    public String getArrivalsChart() {
        Chart chart = Chart.stacked(getDays().stream().map(this::shortly).toList());
        getArrivals().forEach(each -> chart.add(platforms.name(each.platform()), each.counts()));
        return chart.json();
    }
}
