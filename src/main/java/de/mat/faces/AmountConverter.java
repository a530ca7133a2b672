package de.mat.faces;

import de.mat.text.AmountText;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;
import java.math.BigDecimal;
import java.text.NumberFormat;

/** An amount of money, typed as people write it in whatever language, shown in the language of the page. */
@FacesConverter("amount")
public class AmountConverter implements Converter<BigDecimal> {

    @Override
    public BigDecimal getAsObject(FacesContext context, UIComponent component, String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        return AmountText.parse(typed)
                .orElseThrow(() -> new ConverterException(new FacesMessage(FacesMessage.SEVERITY_ERROR, null, null)));
    }

    @Override
    public String getAsString(FacesContext context, UIComponent component, BigDecimal amount) {
        if (amount == null) {
            return "";
        }
        NumberFormat format =
                NumberFormat.getNumberInstance(context.getViewRoot().getLocale());
        format.setMinimumFractionDigits(amount.stripTrailingZeros().scale() > 0 ? 2 : 0);
        return format.format(amount);
    }
}
