package de.mat.inquiry;

import de.mat.text.SearchWords;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the reader of the list has chosen: the fields of the page, and the parameters of its address. Null means no choice; what an
 * address says that nobody can choose is no choice either.
 */
public class InquiryFilter implements Serializable {

    /** The longest search text. */
    public static final int SEARCH_LENGTH = 200;

    private static final long serialVersionUID = 1L;

    private static final int MOST_WORDS = 10;

    private String search;
    private String platform;
    private InquiryType type;
    private StateChoice state;
    private AnswerChoice answer;
    private Period period;
    private LocalDate from;
    private LocalDate to;

    /** As the parameters of an address say. */
    public static InquiryFilter of(Map<String, String> parameters) {
        InquiryFilter filter = new InquiryFilter();
        filter.search = text(parameters.get("search"));
        filter.platform = text(parameters.get("platform"));
        filter.type = choice(InquiryType.class, parameters.get("type"));
        filter.state = choice(StateChoice.class, parameters.get("state"));
        filter.answer = choice(AnswerChoice.class, parameters.get("answer"));
        filter.period = choice(Period.class, parameters.get("period"));
        filter.from = day(parameters.get("from"));
        filter.to = day(parameters.get("to"));
        return filter;
    }

    /** The parameters of an address that says the same; none for what is not chosen. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "search", search);
        put(parameters, "platform", platform);
        put(parameters, "type", type);
        put(parameters, "state", state);
        put(parameters, "answer", answer);
        put(parameters, "period", period);
        if (period == Period.RANGE) {
            put(parameters, "from", from);
            put(parameters, "to", to);
        }
        return parameters;
    }

    /** Parameters as they follow the path of an address: with a question mark, or nothing when there are none. */
    public static String query(Map<String, String> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** Whether something is chosen. */
    public boolean isActive() {
        return !parameters().isEmpty();
    }

    /**
     * What that means now, in the dealer's time zone.
     *
     * @param overdueSince who waits since then, or longer, waits too long
     */
    public InquiryCriteria criteria(Clock clock, ZoneId zone, Instant overdueSince) {
        LocalDate today = LocalDate.now(clock.withZone(zone));
        LocalDate first = null;
        LocalDate last = null;
        if (period != null) {
            switch (period) {
                case TODAY -> first = today;
                case WEEK -> first = today.minusDays(6);
                case MONTH -> first = today.minusDays(29);
                case RANGE -> {
                    first = from;
                    last = to;
                }
            }
        }
        List<String> words = search == null
                ? List.of()
                : SearchWords.of(search).stream().limit(MOST_WORDS).toList();
        return new InquiryCriteria(
                words,
                platform,
                type,
                state == null ? Set.of() : state.states(),
                start(first, zone),
                last == null ? null : start(last.plusDays(1), zone),
                answer,
                answer == AnswerChoice.OVERDUE ? overdueSince : null,
                null);
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    private static String text(String parameter) {
        if (parameter == null || parameter.isBlank()) {
            return null;
        }
        String text = parameter.strip();
        return text.length() > SEARCH_LENGTH ? text.substring(0, SEARCH_LENGTH) : text;
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String parameter) {
        for (E each : type.getEnumConstants()) {
            if (each.name().equals(parameter)) {
                return each;
            }
        }
        return null;
    }

    /** Years of four digits: what every database and the page's field for a day can hold. */
    private static LocalDate day(String parameter) {
        if (parameter == null || !parameter.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return null;
        }
        try {
            return LocalDate.parse(parameter);
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    private static void put(Map<String, String> parameters, String name, Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(String search) {
        this.search = text(search);
    }

    public String getPlatform() {
        return platform;
    }

    public void setPlatform(String platform) {
        this.platform = text(platform);
    }

    public InquiryType getType() {
        return type;
    }

    public void setType(InquiryType type) {
        this.type = type;
    }

    public StateChoice getState() {
        return state;
    }

    public void setState(StateChoice state) {
        this.state = state;
    }

    public AnswerChoice getAnswer() {
        return answer;
    }

    public void setAnswer(AnswerChoice answer) {
        this.answer = answer;
    }

    public Period getPeriod() {
        return period;
    }

    public void setPeriod(Period period) {
        this.period = period;
    }

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }

    public LocalDate getTo() {
        return to;
    }

    public void setTo(LocalDate to) {
        this.to = to;
    }
}
