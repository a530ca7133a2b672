package de.mat.inquiry;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Where a reader is in the list: what is chosen, its order, and the first line that is shown. All of it fits into an address. */
public class ListPlace implements Serializable {

    /** Lines of a page. */
    static final int SIZE = 25;

    private static final long serialVersionUID = 1L;

    private static final Pattern LINE = Pattern.compile("[0-9]{1,7}");

    private InquiryFilter filter = new InquiryFilter();
    private InquiryOrder order = InquiryOrder.NEWEST_FIRST;
    private int first;

    /** As the parameters of an address say. */
    static ListPlace of(Map<String, String> parameters) {
        ListPlace place = new ListPlace();
        place.filter = InquiryFilter.of(parameters);
        place.order = InquiryOrder.of(parameters.get("sort"));
        String line = parameters.getOrDefault("first", "");
        place.first = LINE.matcher(line).matches() ? Integer.parseInt(line) / SIZE * SIZE : 0;
        return place;
    }

    /** What follows the address of the list to come here. */
    String address() {
        Map<String, String> parameters = new LinkedHashMap<>(filter.parameters());
        if (order != InquiryOrder.NEWEST_FIRST) {
            parameters.put("sort", order.name());
        }
        if (first > 0) {
            parameters.put("first", Integer.toString(first));
        }
        return InquiryFilter.query(parameters);
    }

    /** Goes to the page with this line, in this order. */
    void goTo(int line, InquiryOrder newOrder) {
        first = line;
        order = newOrder;
    }

    /** Chooses nothing any more, and goes to the start. */
    void clear() {
        filter = new InquiryFilter();
        first = 0;
    }

    InquiryFilter filter() {
        return filter;
    }

    InquiryOrder order() {
        return order;
    }

    int first() {
        return first;
    }
}
