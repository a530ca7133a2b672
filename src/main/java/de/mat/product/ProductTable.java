package de.mat.product;

import de.mat.csv.SpreadsheetReader.Row;
import de.mat.product.TableProblem.Kind;
import de.mat.text.AmountText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A table of products as a file says it. The first row tells which column is what; a column that is not there says nothing. */
final class ProductTable {

    private final Map<ProductColumn, Integer> columns = new EnumMap<>(ProductColumn.class);
    private final List<String> unknownColumns = new ArrayList<>();
    private final List<TableProblem> problems = new ArrayList<>();
    private final List<Row> rows;

    ProductTable(List<Row> table) {
        rows = table.isEmpty() ? List.of() : table.subList(1, table.size());
        if (rows.isEmpty()) {
            problems.add(TableProblem.ofFile(Kind.NOTHING));
        } else {
            readHeadings(table.get(0));
        }
    }

    private void readHeadings(Row headings) {
        for (int i = 0; i < headings.cells().size(); i++) {
            String heading = headings.cell(i);
            Optional<ProductColumn> column = ProductWords.column(heading);
            if (column.isEmpty()) {
                if (!heading.isEmpty()) {
                    unknownColumns.add(heading);
                }
            } else if (columns.put(column.get(), i) != null) {
                problems.add(new TableProblem(headings.line(), column.get(), Kind.COLUMN_TWICE, heading));
            }
        }
        if (!columns.containsKey(ProductColumn.NUMBER)) {
            problems.add(TableProblem.ofFile(Kind.NO_NUMBER_COLUMN));
        }
    }

    /** What is wrong with the table as a whole; then its rows say nothing. */
    List<TableProblem> problems() {
        return problems;
    }

    /** Headings that mean nothing here. */
    List<String> unknownColumns() {
        return unknownColumns;
    }

    List<Row> rows() {
        return rows;
    }

    String number(Row row) {
        return row.cell(columns.get(ProductColumn.NUMBER));
    }

    /** Puts what the row says into the draft, and tells what cannot be understood. */
    List<TableProblem> fill(ProductDraft draft, Row row) {
        List<TableProblem> wrong = new ArrayList<>();
        columns.forEach((column, index) -> {
            String cell = row.cell(index);
            fill(draft, column, cell).ifPresent(kind -> wrong.add(new TableProblem(row.line(), column, kind, cell)));
        });
        return wrong;
    }

    private static Optional<Kind> fill(ProductDraft draft, ProductColumn column, String cell) {
        String text = cell.isEmpty() ? null : cell;
        switch (column) {
            case NUMBER -> draft.setNumber(text);
            case TITLE -> draft.setTitle(text);
            case MANUFACTURER -> draft.setManufacturer(text);
            case MODEL -> draft.setModel(text);
            case CATEGORY -> draft.setCategory(text);
            case YEAR -> {
                return year(draft, cell);
            }
            case PRICE -> {
                return price(draft, cell);
            }
            case CURRENCY -> {
                return currency(draft, cell);
            }
            case STATE -> {
                Optional<ProductState> state =
                        text == null ? Optional.of(ProductState.AVAILABLE) : ProductWords.state(cell);
                state.ifPresent(draft::setState);
                return state.isEmpty() ? Optional.of(Kind.NO_STATE) : Optional.empty();
            }
            case VISIBLE -> {
                Optional<Boolean> choice = ProductWords.choice(cell);
                choice.ifPresent(draft::setVisible);
                return choice.isEmpty() ? Optional.of(Kind.NO_CHOICE) : Optional.empty();
            }
            case DESCRIPTION -> draft.setDescription(cell.replace("\r\n", "\n"));
            case LISTINGS -> draft.setListings(cell.replaceAll("\\s+", "\n"));
        }
        return Optional.empty();
    }

    private static Optional<Kind> year(ProductDraft draft, String cell) {
        if (!cell.matches("[0-9]{0,6}")) {
            return Optional.of(Kind.NO_YEAR);
        }
        draft.setYear(cell.isEmpty() ? null : Integer.valueOf(cell));
        return Optional.empty();
    }

    private static Optional<Kind> price(ProductDraft draft, String cell) {
        draft.setOnRequest(ProductWords.isOnRequest(cell));
        draft.setPrice(AmountText.parse(cell).orElse(null));
        return draft.getPrice() == null && !ProductWords.isOnRequest(cell)
                ? Optional.of(Kind.NO_PRICE)
                : Optional.empty();
    }

    private static Optional<Kind> currency(ProductDraft draft, String cell) {
        String code = cell.equals("€") || cell.isEmpty() ? Product.CURRENCIES.get(0) : cell.toUpperCase(Locale.ROOT);
        if (!Product.CURRENCIES.contains(code)) {
            return Optional.of(Kind.NO_CURRENCY);
        }
        draft.setCurrency(code);
        return Optional.empty();
    }
}
