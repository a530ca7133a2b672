package de.mat.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** Prices as people read them: "12.500 €", "99,50 CHF", or that there is none to be told. */
@Named
@ApplicationScoped
public class Prices {

    /**
     * A price.
     *
     * @param amount null: on request
     * @param currency as in ISO 4217
     */
    public String of(BigDecimal amount, String currency) {
        return amount == null
                ? Messages.text("app.price.onRequest")
                : in(FacesContext.getCurrentInstance().getViewRoot().getLocale(), amount, currency);
    }

    /** The same in that language; there is an amount. */
    public static String in(Locale locale, BigDecimal amount, String currency) {
        NumberFormat price = NumberFormat.getCurrencyInstance(locale);
        price.setCurrency(Currency.getInstance(currency));
        int digits = amount.stripTrailingZeros().scale() > 0 ? 2 : 0;
        price.setMinimumFractionDigits(digits);
        price.setMaximumFractionDigits(digits);
        return price.format(amount);
    }
}
