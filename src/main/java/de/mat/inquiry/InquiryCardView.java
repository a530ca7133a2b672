package de.mat.inquiry;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.EnumMap;
import java.util.Map;

/** The card of the inquiries on the Dashboard: how many are left to do, and how pressing they are. */
@Named
@RequestScoped
public class InquiryCardView {

    @Inject
    private InquiryService inquiries;

    @Inject
    private InquiryFiguresService figures;

    @Inject
    private AnswerTimes times;

    @Inject
    private InquiriesPush push;

    private Map<InquiryState, Long> counts;
    private Long overdue;
    private long news;

    /** How many nobody has opened yet. */
    public long getFresh() {
        return count(InquiryState.NEW);
    }

    /** How many somebody is at. */
    public long getInProgress() {
        return count(InquiryState.IN_PROGRESS);
    }

    /** How many are taken for spam. */
    public long getSpam() {
        return count(InquiryState.SPAM);
    }

    /** How many are not done, new ones and those in progress included. */
    public long getOpen() {
        return getFresh() + count(InquiryState.READ) + getInProgress();
    }

    /** How many buyers wait longer than the dealer wants. */
    public long getOverdue() {
        if (overdue == null) {
            overdue = figures.waiting(times.overdueSince());
        }
        return overdue;
    }

    /** The number of the news that the card knows of. */
    public long getNews() {
        getOpen();
        return news;
    }

    private long count(InquiryState state) {
        if (counts == null) {
            news = push.number();
            counts = new EnumMap<>(InquiryState.class);
            inquiries.countOpen().forEach(each -> counts.put(each.state(), each.count()));
        }
        return counts.getOrDefault(state, 0L);
    }
}
