package de.mat.faces;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** Bars, as the chart component reads them: the configuration of Chart.js. It becomes part of a script, so no text can end that. */
public final class Chart {

    /** The accent first; each has the contrast that graphics need on white (WCAG 1.4.11). */
    private static final List<String> COLOURS =
            List.of("#0f5ea8", "#1d7a46", "#8a5c00", "#6b3fa0", "#b42318", "#0e7490", "#52606d");

    private static final String QUIET_INK = "#52606d";

    private final JsonArrayBuilder labels;
    private final JsonArrayBuilder bars = Json.createArrayBuilder();
    private final boolean lying;
    private String unit = "";
    private int count;

    private Chart(List<String> labels, boolean lying) {
        this.labels = Json.createArrayBuilder(labels);
        this.lying = lying;
    }

    /** Bars beside each other, each of several values. */
    public static Chart stacked(List<String> labels) {
        return new Chart(labels, false);
    }

    /** One bar below the other. */
    public static String lying(List<String> labels, String unit, List<Long> values) {
        Chart chart = new Chart(labels, true);
        chart.unit = unit;
        chart.add(unit, values);
        return chart.json();
    }

    public void add(String name, List<Long> values) {
        add(name, COLOURS.get(count++ % COLOURS.size()), values);
    }

    /** In a colour of its own, where the page shows the same in it elsewhere. */
    public void add(String name, String colour, List<Long> values) {
        bars.add(Json.createObjectBuilder()
                .add("label", name)
                .add("backgroundColor", colour)
                .add("maxBarThickness", 28)
                .add("data", Json.createArrayBuilder(values)));
    }

    public String json() {
        return Json.createObjectBuilder()
                .add("type", "bar")
                .add("data", Json.createObjectBuilder().add("labels", labels).add("datasets", bars))
                .add("options", options())
                .build()
                .toString()
                .replace("<", "\\u003c")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private JsonObjectBuilder options() {
        return Json.createObjectBuilder()
                .add("animation", false)
                .add("responsive", true)
                .add("maintainAspectRatio", false)
                .add("indexAxis", lying ? "y" : "x")
                .add(
                        "plugins",
                        Json.createObjectBuilder()
                                .add(
                                        "legend",
                                        Json.createObjectBuilder()
                                                .add("display", !lying)
                                                .add("position", "bottom")))
                .add("scales", Json.createObjectBuilder().add("x", axis(lying)).add("y", axis(!lying)));
    }

    private JsonObjectBuilder axis(boolean ofValues) {
        JsonObjectBuilder ticks = Json.createObjectBuilder().add("color", QUIET_INK);
        if (ofValues) {
            ticks.add("precision", 0);
        }
        JsonObjectBuilder title = Json.createObjectBuilder()
                .add("display", ofValues && !unit.isEmpty())
                .add("text", unit)
                .add("color", QUIET_INK);
        return Json.createObjectBuilder()
                .add("stacked", !lying)
                .add("beginAtZero", true)
                .add("grid", Json.createObjectBuilder().add("display", ofValues))
                .add("title", title)
                .add("ticks", ticks);
    }
}
