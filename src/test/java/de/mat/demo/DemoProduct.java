package de.mat.demo;

import de.mat.text.SearchWords;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** The machines of the demo's dealer, all invented. Some of them are what the mails of the demo ask about. */
public enum DemoProduct {
    CAPPING(
            "MM-1001",
            "Verschließmaschine UV 100",
            "Musterwerk",
            "UV 100",
            "Verpackungsmaschinen",
            2014,
            "12500",
            DemoDrawing.LINE),
    PRESS("MM-1002", "Exzenterpresse 250 t", "Exempla", "Press 250", "Pressen", 2009, "38900", DemoDrawing.PRESS),
    BAND_SAW("MM-1003", "Bandsäge mit Bündelspannung", "Provsåg", "BS 400", "Sägen", 2016, "17800", DemoDrawing.SAW),
    EDGE_BANDER(
            "MM-1004",
            "Kantenanleimmaschine für 3 mm ABS",
            "Muster",
            "K 20",
            "Holzbearbeitung",
            2018,
            "24900",
            DemoDrawing.LINE),
    COMPRESSOR(
            "MM-1005",
            "Schraubenkompressor 30 kW, überholt",
            "Modèle",
            "C 30",
            "Drucklufttechnik",
            2012,
            "6400",
            DemoDrawing.BOX),
    TELEHANDLER("MM-1006", "Teleskoplader 7 m", "Modelo", "TH 70", "Baumaschinen", 2017, null, DemoDrawing.LIFT),
    FORKLIFT(
            "MM-1007",
            "Elektrostapler 2,5 t",
            "Modelstapelaar",
            "25",
            "Flurförderzeuge",
            2019,
            "14200",
            DemoDrawing.LIFT),
    LATHE(
            "MM-1008",
            "Leit- und Zugspindeldrehmaschine",
            "Beispiel & Sohn",
            "D 480",
            "Drehmaschinen",
            1998,
            "8900",
            DemoDrawing.LATHE),
    MILLING(
            "MM-1009",
            "Universalfräsmaschine mit Streckensteuerung",
            "Wzorfrez",
            "F 5",
            "Fräsmaschinen",
            2003,
            "11500",
            DemoDrawing.LATHE),
    PANEL_SAW(
            "MM-1010",
            "Plattensäge mit Hubtisch",
            "Campione",
            "SP 3200",
            "Holzbearbeitung",
            2015,
            "31000",
            DemoDrawing.SAW),
    PALLETIZER(
            "MM-1011",
            "Palettierer für Kartons bis 20 kg",
            "Musterwerk",
            "PAL 20",
            "Verpackungsmaschinen",
            2020,
            null,
            DemoDrawing.BOX),
    BALER("MM-1012", "Ballenpresse, vertikal", "Exempla", "BP 50", "Pressen", 2011, "4200", DemoDrawing.PRESS);

    private final String number;
    private final String title;
    private final String manufacturer;
    private final String model;
    private final String category;
    private final int year;
    private final String price;
    private final DemoDrawing drawing;

    DemoProduct(
            String number,
            String title,
            String manufacturer,
            String model,
            String category,
            int year,
            String price,
            DemoDrawing drawing) {
        this.number = number;
        this.title = title;
        this.manufacturer = manufacturer;
        this.model = model;
        this.category = category;
        this.year = year;
        this.price = price;
        this.drawing = drawing;
    }

    public String number() {
        return number;
    }

    public String title() {
        return title;
    }

    String manufacturer() {
        return manufacturer;
    }

    String model() {
        return model;
    }

    String category() {
        return category;
    }

    int year() {
        return year;
    }

    /** Null: on request. */
    BigDecimal price() {
        return price == null ? null : new BigDecimal(price);
    }

    String state() {
        return switch (this) {
            case LATHE -> "SOLD";
            case PANEL_SAW -> "RESERVED";
            default -> "AVAILABLE";
        };
    }

    /** The website shows all but one, so that both can be seen. */
    boolean visible() {
        return this != BALER;
    }

    String description() {
        return title + " von " + manufacturer + ", Baujahr " + year + ".\n\n"
                + "Die Maschine steht in unserer Halle in Musterstadt und kann unter Strom besichtigt werden. "
                + "Verladung frei Lkw, Transport auf Wunsch.\n\nIrrtum und Zwischenverkauf vorbehalten.";
    }

    /** Where a trading platform lists it. */
    String listing() {
        return "https://boerse.example/inserat/" + (20_260_100 + ordinal());
    }

    String words() {
        return SearchWords.line(
                List.of(number, title, manufacturer, model, category, Integer.toString(year), description()), 20_000);
    }

    /** As MAT compares the words of a manufacturer or a model. */
    static String key(String text) {
        return SearchWords.of(text).stream().collect(Collectors.joining(" ", " ", " "));
    }

    /** A drawn picture of it, as PNG; each view is another picture. */
    public byte[] drawing(int view) {
        return drawing.png(ordinal(), view, 1200);
    }

    byte[] thumbnail(int view) {
        return drawing.png(ordinal(), view, 400);
    }
}
