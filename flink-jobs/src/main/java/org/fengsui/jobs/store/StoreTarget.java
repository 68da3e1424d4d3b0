package org.fengsui.jobs.store;

/**
 * Where history is written to by the InfluxDB v2 write interface.
 *
 * @param url e.g. {@code http://127.0.0.1:9000}
 * @param token as given by InfluxDB; anything for a QuestDB without authentication
 * @param org ignored by QuestDB
 * @param bucket ignored by QuestDB
 */
public record StoreTarget(String url, String token, String org, String bucket) {

    @Override
    public String toString() {
        return url + " org " + org + " bucket " + bucket;
    }
}
