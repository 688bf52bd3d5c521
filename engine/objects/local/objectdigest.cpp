#include "engine/objects/local/objectdigest.h"

#include "engine/objects/crc64.h"

#include <openssl/evp.h>

namespace sluice {

void ObjectDigest::Free::operator()(evp_md_ctx_st *context) const
{
    EVP_MD_CTX_free(context);
}

Done ObjectDigest::begin()
{
    m_md5.reset(EVP_MD_CTX_new());
    m_crc64 = 0;
    if (!m_md5 || EVP_DigestInit_ex(m_md5.get(), EVP_md5(), nullptr) != 1)
        return fail(ErrorKind::Unsupported, "NoMd5", "the cryptographic library refuses MD5, which ETags need");
    return {};
}

void ObjectDigest::add(std::string_view bytes)
{
    EVP_DigestUpdate(m_md5.get(), bytes.data(), bytes.size());
    m_crc64 = sluice::crc64(bytes, m_crc64);
}

Result<std::string> ObjectDigest::md5()
{
    static constexpr char kHex[] = "0123456789ABCDEF";
    unsigned char sum[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    if (EVP_DigestFinal_ex(m_md5.get(), sum, &length) != 1)
        return fail(ErrorKind::Failed, "NoMd5", "the cryptographic library gave no MD5");
    std::string out;
    for (unsigned i = 0; i < length; ++i) {
        out += kHex[sum[i] >> 4];
        out += kHex[sum[i] & 15];
    }
    return out;
}

} // namespace sluice
