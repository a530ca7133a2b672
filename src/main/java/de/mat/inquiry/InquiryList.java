package de.mat.inquiry;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the list for a page, each part of it once per request, however often the page asks. */
@RequestScoped
public class InquiryList {

    @Inject
    private InquiryListService inquiries;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "mat.time-zone")
    private ZoneId zone;

    @Inject
    private AnswerTimes times;

    @Inject
    private InquiriesPush push;

    private String address;
    private long news;
    private InquiryPage page;

    /** The page at that place. */
    InquiryPage page(ListPlace place) {
        String wanted = place.address();
        if (!wanted.equals(address)) {
            news = push.number();
            page = inquiries.page(criteria(place.filter()), place.order(), place.first(), ListPlace.SIZE);
            address = wanted;
        }
        return page;
    }

    /** The number of the news that the page knows of. */
    long news(ListPlace place) {
        page(place);
        return news;
    }

    /** What the filter means now. */
    InquiryCriteria criteria(InquiryFilter filter) {
        return filter.criteria(clock, zone, times.overdueSince());
    }
}
