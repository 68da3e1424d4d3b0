package org.fengsui.sim;

/**
 * Where a gauge of the demo district stands.
 *
 * @param station its id in the packaged registry
 * @param east m from the centre of the district
 * @param north m from the centre of the district
 */
record DemoSite(String station, double east, double north) {

    private static final double CENTRE_LON = 116.30;
    private static final double CENTRE_LAT = 29.10;
    private static final double METRES_PER_DEGREE_LAT = 111_200;
    private static final double METRES_PER_DEGREE_LON = 97_200;

    double lon() {
        return CENTRE_LON + east / METRES_PER_DEGREE_LON;
    }

    double lat() {
        return CENTRE_LAT + north / METRES_PER_DEGREE_LAT;
    }
}
