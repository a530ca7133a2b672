package de.mat.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InquiryFilterTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Shortly after midnight in Berlin, still the day before in UTC. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T23:30:00Z"), ZoneOffset.UTC);

    private static final Instant OVERDUE = Instant.parse("2026-11-23T15:00:00Z");

    @Test
    void saysInAnAddressWhatWasChosen() {
        InquiryFilter filter = new InquiryFilter();
        filter.setSearch(" Bandsäge & Co. ");
        filter.setPlatform("machineseeker");
        filter.setType(InquiryType.WANTED_AD);
        filter.setState(StateChoice.OPEN);
        filter.setAnswer(AnswerChoice.WAITING);
        filter.setPeriod(Period.RANGE);
        filter.setFrom(LocalDate.of(2026, 11, 1));

        Map<String, String> parameters = filter.parameters();

        assertEquals(
                Map.of(
                        "search", "Bandsäge & Co.",
                        "platform", "machineseeker",
                        "type", "WANTED_AD",
                        "state", "OPEN",
                        "answer", "WAITING",
                        "period", "RANGE",
                        "from", "2026-11-01"),
                parameters);
        assertEquals(parameters, InquiryFilter.of(parameters).parameters());
        assertTrue(filter.isActive());
    }

    @Test
    void takesWhatNobodyCanChooseForNoChoice() {
        InquiryFilter filter = InquiryFilter.of(Map.of(
                "search",
                "  ",
                "platform",
                "",
                "type",
                "wanted_ad",
                "state",
                "'; drop",
                "period",
                "YEAR",
                "from",
                "2026-02-30",
                "to",
                "+999999999-01-01",
                "other",
                "x"));

        assertFalse(filter.isActive());
        assertNull(filter.getFrom());
        assertNull(filter.getTo());
        assertEquals(InquiryCriteria.ALL, filter.criteria(CLOCK, BERLIN, OVERDUE));
    }

    @Test
    void daysBeginAtMidnightOfTheDealer() {
        assertEquals(
                Instant.parse("2026-11-23T23:00:00Z"),
                criteria("period", "TODAY").from());
        assertEquals(
                Instant.parse("2026-11-17T23:00:00Z"),
                criteria("period", "WEEK").from());
        // summer time
        assertEquals(
                Instant.parse("2026-10-25T23:00:00Z"),
                criteria("period", "MONTH").from());
        assertNull(criteria("period", "MONTH").until());
    }

    @Test
    void aRangeHoldsBothItsDaysAndMayBeOpen() {
        InquiryCriteria day = InquiryFilter.of(Map.of("period", "RANGE", "from", "2026-10-25", "to", "2026-10-25"))
                .criteria(CLOCK, BERLIN, OVERDUE);

        assertEquals(Instant.parse("2026-10-24T22:00:00Z"), day.from());
        assertEquals(Instant.parse("2026-10-25T23:00:00Z"), day.until());
        assertEquals(InquiryCriteria.ALL, criteria("period", "RANGE"));
        assertEquals(InquiryCriteria.ALL, criteria("from", "2026-10-25"));
    }

    @Test
    void openIsWhatIsNotDone() {
        assertEquals(
                Set.of(InquiryState.NEW, InquiryState.READ, InquiryState.IN_PROGRESS),
                criteria("state", "OPEN").states());
    }

    @Test
    void searchesForAFewWords() {
        assertEquals(
                List.of("saege", "uv"), criteria("search", "Säge (UV) säge").words());
        assertEquals(10, criteria("search", "a b c d e f g h i j k l m").words().size());
        assertEquals(
                InquiryFilter.SEARCH_LENGTH,
                InquiryFilter.of(Map.of("search", "x".repeat(10_000)))
                        .getSearch()
                        .length());
    }

    @Test
    void aPlaceInTheListIsAnAddress() {
        for (String address : List.of(
                "",
                "?search=Bands%C3%A4ge+%26+Co.&state=NEW",
                "?sort=OLDEST_FIRST&first=25",
                "?platform=resale&sort=OLDEST_FIRST")) {
            Map<String, String> parameters = new HashMap<>();
            for (String parameter : address.replace("?", "").split("&")) {
                if (!parameter.isEmpty()) {
                    String[] parts = parameter.split("=");
                    parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
                }
            }
            assertEquals(address, ListPlace.of(parameters).address());
        }
        assertEquals(
                "?first=25",
                ListPlace.of(Map.of("first", "30", "sort", "NEWEST_FIRST")).address());
        assertEquals("", ListPlace.of(Map.of("first", "-25", "sort", "x")).address());
    }

    @Test
    void knowsWhatIsOverdueNow() {
        assertEquals(OVERDUE, criteria("answer", "OVERDUE").overdueSince());
        assertNull(criteria("answer", "ANSWERED").overdueSince());
        assertNull(criteria("answer", "NEVER").answer());
    }

    private static InquiryCriteria criteria(String parameter, String value) {
        return InquiryFilter.of(Map.of(parameter, value)).criteria(CLOCK, BERLIN, OVERDUE);
    }
}
