package org.fengsui.gateway.sl651;

import java.util.List;

/**
 * Frames with the layout of frames seen live, of stations that do not exist, checksums computed by
 * an independent program.
 */
public final class Golden {
    /** Heartbeat. */
    public static final String HEARTBEAT = "7E7E01009000001812342F000802000359101115511103AB23";

    public static final String TEST =
            "7E7E010090000018123430002B020003591011154947F1F1009000001848F0F059101115492019000005"
                    + "26190000053923000001273812111503D11A";
    public static final String TEST_CONFIRMED =
            "7E7E00900000180112343080080200035910111549471BFBD5";
    public static final String TIMED =
            "7E7E05009000002603E832002B020034170718110016F1F1009000002648F0F017071811002019000040"
                    + "261900004039230001049038121099036442";
    public static final String TIMED_CONFIRMED =
            "7E7E00900000260503E83280080200341707181100161BA072";
    public static final String EXTRA =
            "7E7E05009000002603E833002B020026170718102202F1F1009000002648F0F017071810222019000040"
                    + "261900004039230001049038121102033572";
    public static final String HOURLY =
            "7E7E05009000002603E8340068020033170718110014F1F1009000002648F0F01707181005F460050000"
                    + "0014FFFFFFFFFF0000F0F017071811002619000040F0F01707181005F5C0000C000C001C00310031FFFF"
                    + "FFFFFFFFFFFFFFFF00310031F0F0170718110039230001049020190000403812109903D47A";
    public static final String STATUS =
            "7E7E0500900000261234460015020023170718102008F1F10090000026452000000400034FC4";
    public static final String WITH_EXTENSION =
            "7E7E0100900000340000320033020A02260701060114F1F1009000003448F0F026070106003923000336"
                    + "60361B000110272B0000004320FF221B0001103812123003F1DE";
    public static final String ZERO_FILLED =
            "7E7E000090000042FFFF34003B0225B7260701063004F1F1009000004248F0F02607010630F5C0006B00"
                    + "6B006B006B006B006B006B000000000000000000003923000010803812120003B5C2";
    public static final String NO_DATA_AA =
            "7E7E019900019A06AAAA33002B02000E240203143526F1F19900019A0648F0F024020314352019000170"
                    + "22190001603923AAAAAAAA38121154033DCC";

    /** With the stray byte that this maker appends. */
    public static final String UNIFORM =
            "7E7E019900020007000031004E022F7E221205110019F1F1990002000748F0F022120510050418000005"
                    + "392300028960000289600002896000028960000289600002896000028960000289600002896000028960"
                    + "0002896000028960038F437E";

    /** All that a station sends. */
    public static final List<String> UPLINK =
            List.of(
                    HEARTBEAT,
                    TEST,
                    TIMED,
                    EXTRA,
                    HOURLY,
                    STATUS,
                    WITH_EXTENSION,
                    ZERO_FILLED,
                    NO_DATA_AA,
                    UNIFORM);

    /** The stations of these frames. */
    public static final String STATIONS =
            """
            stations:
              - {id: TEST-STATION, address: "0090000018"}
              - {id: BRIDGE, address: "0090000026", base_level: 10.0}
              - {id: WEIR, address: "0090000034", elements: {"36": "velocity", "FF22": "velocity@2"}}
              - {id: UNDERPASS, address: "0090000042", base_level: 0}
              - {id: DITCH, address: "9900019A06"}
              - {id: LOCK, address: "9900020007"}
            """;

    private Golden() {}
}
