package de.mat.product;

import de.mat.csv.SpreadsheetReader;
import de.mat.csv.SpreadsheetReader.Row;
import de.mat.product.TableProblem.Kind;
import de.mat.validation.SpokenValidator;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads a file with products: tells line by line what is wrong, and what would be stored. It stores nothing. */
@Dependent
public class ProductImport {

    /** Bytes of a file. */
    static final int LARGEST_FILE = 5 * 1024 * 1024;

    /** Products of a file. */
    static final int MOST_PRODUCTS = 5_000;

    private static final int MOST_PROBLEMS = 100;

    @Inject
    private ProductService products;

    @Inject
    private ValidatorFactory validators;

    /** For the container. */
    public ProductImport() {}

    ProductImport(ProductService products, ValidatorFactory validators) {
        this.products = products;
        this.validators = validators;
    }

    /** What would become of the file; problems in that language. */
    ProductPreview preview(byte[] file, Locale language) {
        if (file.length > LARGEST_FILE) {
            return ProductPreview.of(TableProblem.ofFile(Kind.TOO_LARGE));
        }
        try {
            // One more for the headings, and one more to see that there are too many.
            List<Row> rows = SpreadsheetReader.read(file, MOST_PRODUCTS + 2);
            return rows.size() > MOST_PRODUCTS + 1
                    ? ProductPreview.of(TableProblem.ofFile(Kind.TOO_LONG))
                    : preview(new ProductTable(rows), SpokenValidator.of(validators, language));
        } catch (IOException noTable) {
            return ProductPreview.of(TableProblem.ofFile(Kind.UNREADABLE));
        }
    }

    private ProductPreview preview(ProductTable table, Validator validator) {
        if (!table.problems().isEmpty()) {
            return new ProductPreview(List.of(), 0, table.problems(), table.unknownColumns());
        }
        Map<String, Product> present =
                products.findAll(table.rows().stream().map(table::number).toList());
        List<ProductDraft> drafts = new ArrayList<>();
        List<TableProblem> problems = new ArrayList<>();
        Set<String> numbers = new HashSet<>();
        int added = 0;
        for (Row row : table.rows()) {
            String number = Product.numberKey(table.number(row));
            Product product = present.get(number);
            ProductDraft draft = product == null ? new ProductDraft() : ProductDraft.of(product);
            problems.addAll(table.fill(draft, row));
            problems.addAll(problems(validator.validate(draft), row.line()));
            if (!number.isEmpty() && !numbers.add(number)) {
                problems.add(new TableProblem(row.line(), ProductColumn.NUMBER, Kind.NUMBER_TWICE, draft.getNumber()));
            }
            added += product == null ? 1 : 0;
            drafts.add(draft);
        }
        return new ProductPreview(
                problems.isEmpty() ? List.copyOf(drafts) : List.of(),
                problems.isEmpty() ? added : 0,
                problems.stream().limit(MOST_PROBLEMS).toList(),
                List.copyOf(table.unknownColumns()));
    }

    private static List<TableProblem> problems(Set<ConstraintViolation<ProductDraft>> violations, long line) {
        return violations.stream()
                .map(violation -> new TableProblem(
                        line,
                        ProductColumn.valueOf(
                                violation.getPropertyPath().toString().toUpperCase(Locale.ROOT)),
                        Kind.RULE,
                        violation.getMessage()))
                .sorted(Comparator.comparing(TableProblem::column))
                .toList();
    }
}
