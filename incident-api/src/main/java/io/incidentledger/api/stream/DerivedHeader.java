package io.incidentledger.api.stream;

/**
 * The header keys of a record of a {@link DerivedTopic}: CloudEvents 1.0 in Kafka's binary mode,
 * with the keys of {@link RecordHeader} as far as they make sense for what stands now. Values are
 * UTF-8 text.
 */
public final class DerivedHeader {
    /** Always {@code 1.0}. */
    public static final String SPEC_VERSION = RecordHeader.SPEC_VERSION;

    /** Type, key and version, such as {@code ServiceStatus:epa/insurer-a@1234}. */
    public static final String ID = RecordHeader.ID;

    /** The installation that sent it, a URI reference. */
    public static final String SOURCE = RecordHeader.SOURCE;

    /** The simple name of what the value is, such as {@code ServiceStatus}. */
    public static final String TYPE = RecordHeader.TYPE;

    /** When the entry at {@link #POSITION} was recorded: RFC 3339, UTC, six fractional digits. */
    public static final String TIME = RecordHeader.TIME;

    /** The record's key. */
    public static final String SUBJECT = RecordHeader.SUBJECT;

    /** The URI of the JSON Schema of the value. */
    public static final String DATA_SCHEMA = RecordHeader.DATA_SCHEMA;

    /** Always {@code application/json}. */
    public static final String CONTENT_TYPE = RecordHeader.CONTENT_TYPE;

    /** The version: the position of the last entry that changed anything about the key. */
    public static final String POSITION = RecordHeader.POSITION;

    private DerivedHeader() {}
}
