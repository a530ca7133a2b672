package de.mat.inquiry;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** The list of inquiries, the newest first. */
@Named
@RequestScoped
public class InquiriesView {

    @Inject
    private InquiryService inquiries;

    private LazyDataModel<InquiryLine> lines;
    private Integer count;

    /** How many there are. */
    public int getCount() {
        if (count == null) {
            count = inquiries.count();
        }
        return count;
    }

    /** The page of the list that is asked for. */
    public LazyDataModel<InquiryLine> getLines() {
        if (lines == null) {
            lines = new Lines();
        }
        return lines;
    }

    private final class Lines extends LazyDataModel<InquiryLine> {

        private static final long serialVersionUID = 1L;

        @Override
        public int count(Map<String, FilterMeta> filters) {
            return getCount();
        }

        @Override
        public List<InquiryLine> load(
                int first, int size, Map<String, SortMeta> order, Map<String, FilterMeta> filters) {
            return inquiries.list(first, size);
        }
    }
}
