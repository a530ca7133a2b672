package de.mat.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.text.NumberFormat;
import java.util.Locale;

/** Sizes of files as people read them: "512 B", "12 kB", "1,5 MB". */
@Named
@ApplicationScoped
public class Sizes {

    private static final int THOUSAND = 1000;

    /** A number of bytes. */
    public String of(long bytes) {
        return in(FacesContext.getCurrentInstance().getViewRoot().getLocale(), bytes);
    }

    static String in(Locale locale, long bytes) {
        NumberFormat number = NumberFormat.getInstance(locale);
        if (bytes < THOUSAND) {
            return number.format(bytes) + " B";
        }
        double kilobytes = (double) bytes / THOUSAND;
        if (kilobytes < THOUSAND - 0.5) {
            number.setMaximumFractionDigits(0);
            return number.format(kilobytes) + " kB";
        }
        number.setMaximumFractionDigits(1);
        return number.format(kilobytes / THOUSAND) + " MB";
    }
}
