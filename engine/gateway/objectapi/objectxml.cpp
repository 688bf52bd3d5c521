#include "engine/gateway/objectapi/objectxml.h"

#include "engine/access/digests.h"
#include "engine/access/signing/canonical.h"
#include "engine/access/signing/httpdate.h"
#include "engine/base/utf8.h"
#include "engine/enforcement/arns.h"
#include "engine/objects/objectkey.h"

namespace sluice {

namespace {

void appendEscaped(std::string &into, std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const auto length = utf8Length(text, at);
        const auto byte = static_cast<unsigned char>(text[at]);
        if (length == 0)
            into += '?';
        else if (byte == '&')
            into += "&amp;";
        else if (byte == '<')
            into += "&lt;";
        else if (byte == '>')
            into += "&gt;";
        else if (byte < 0x20 || byte == 0x7F)
            into += "&#" + std::to_string(byte) + ';';
        else
            into += text.substr(at, length);
        at += length == 0 ? 1 : length;
    }
}

std::string isoTime(WallTime time)
{
    auto text = dateText(time, DateForm::Extended);
    text.insert(text.size() - 1, ".000");
    return text;
}

void appendOwner(XmlText &xml)
{
    xml.begin("Owner");
    xml.element("ID", arn::kLocalAccount);
    xml.element("DisplayName", arn::kLocalAccount);
    xml.end("Owner");
}

// Names of a listing, as its encoding-type wants them.
class Names {
public:
    Names(XmlText &xml, bool urlEncoding)
        : m_xml(xml)
        , m_urlEncoding(urlEncoding)
    {
    }
    void element(std::string_view name, std::string_view text)
    {
        if (!m_urlEncoding)
            return m_xml.element(name, text);
        std::string encoded;
        signing::appendEncoded(encoded, text, signing::Slash::Encode);
        m_xml.element(name, encoded);
    }

private:
    XmlText &m_xml;
    const bool m_urlEncoding;
};

void appendPlacing(XmlText &xml, Names &names, const ListEcho &echo, const ListPage &page)
{
    if (echo.version == 1) {
        names.element("Marker", echo.query.after);
        if (page.truncated)
            names.element("NextMarker", page.next);
        return;
    }
    if (echo.continuationToken.empty())
        names.element("StartAfter", echo.query.after);
    else
        xml.element("ContinuationToken", echo.continuationToken);
    if (page.truncated)
        xml.element("NextContinuationToken", continuationToken(page.next));
    xml.element("KeyCount", std::to_string(page.objects.size() + page.groups.size()));
}

void appendBucketElements(XmlText &xml, const BucketFacts &bucket, const BucketPlace &place)
{
    xml.element("CreationDate", isoTime(bucket.created));
    xml.element("ExtranetEndpoint", place.endpoint);
    xml.element("IntranetEndpoint", place.endpoint);
    xml.element("Location", "oss-" + place.region);
    xml.element("Name", bucket.name);
    xml.element("StorageClass", "Standard");
}

} // namespace

XmlText::XmlText()
    : m_text("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
{
}

void XmlText::begin(std::string_view name)
{
    m_text.append("<").append(name).append(">");
}

void XmlText::end(std::string_view name)
{
    m_text.append("</").append(name).append(">");
}

void XmlText::element(std::string_view name, std::string_view text)
{
    begin(name);
    appendEscaped(m_text, text);
    end(name);
}

std::string continuationToken(std::string_view after)
{
    return hex(after);
}

std::optional<std::string> afterOfToken(std::string_view token)
{
    auto after = fromHex(token);
    if (!after || !checkObjectKey(*after))
        return std::nullopt;
    return after;
}

std::string listText(const ListEcho &echo, const ListPage &page)
{
    XmlText xml;
    Names names(xml, echo.urlEncoding);
    xml.begin("ListBucketResult");
    xml.element("Name", echo.bucket);
    names.element("Prefix", echo.query.prefix);
    xml.element("MaxKeys", std::to_string(echo.query.most));
    names.element("Delimiter", echo.query.delimiter);
    if (echo.urlEncoding)
        xml.element("EncodingType", "url");
    xml.element("IsTruncated", page.truncated ? "true" : "false");
    appendPlacing(xml, names, echo, page);
    for (const auto &object : page.objects) {
        xml.begin("Contents");
        names.element("Key", object.key);
        xml.element("LastModified", isoTime(object.modified));
        xml.element("ETag", '"' + object.etag + '"');
        xml.element("Type", "Normal");
        xml.element("Size", std::to_string(object.bytes));
        xml.element("StorageClass", "Standard");
        if (echo.withOwner)
            appendOwner(xml);
        xml.end("Contents");
    }
    for (const auto &group : page.groups) {
        xml.begin("CommonPrefixes");
        names.element("Prefix", group);
        xml.end("CommonPrefixes");
    }
    xml.end("ListBucketResult");
    return xml.take();
}

std::string bucketsText(const BucketPage &page, const BucketPlace &place)
{
    XmlText xml;
    xml.begin("ListAllMyBucketsResult");
    xml.element("IsTruncated", page.truncated ? "true" : "false");
    if (page.truncated)
        xml.element("NextMarker", page.buckets.back().name);
    appendOwner(xml);
    xml.begin("Buckets");
    for (const auto &bucket : page.buckets) {
        xml.begin("Bucket");
        appendBucketElements(xml, bucket, place);
        xml.element("Region", place.region);
        xml.end("Bucket");
    }
    xml.end("Buckets");
    xml.end("ListAllMyBucketsResult");
    return xml.take();
}

std::string bucketInfoText(const BucketFacts &bucket, const BucketPlace &place)
{
    XmlText xml;
    xml.begin("BucketInfo");
    xml.begin("Bucket");
    appendBucketElements(xml, bucket, place);
    xml.element("TransferAcceleration", "Disabled");
    xml.element("CrossRegionReplication", "Disabled");
    xml.element("DataRedundancyType", "LRS");
    appendOwner(xml);
    xml.begin("AccessControlList");
    xml.element("Grant", "private");
    xml.end("AccessControlList");
    xml.end("Bucket");
    xml.end("BucketInfo");
    return xml.take();
}

std::string bucketLocationText(const BucketPlace &place)
{
    XmlText xml;
    xml.element("LocationConstraint", "oss-" + place.region);
    return xml.take();
}

} // namespace sluice
