#include "engine/functions/native/compressor.h"

#include "engine/base/limits.h"

#include <snappy.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <limits>

namespace sluice {

namespace {

constexpr std::size_t kRoom = 64 * limits::kKiB; // of output, at a time
constexpr int kZstdLevel = 3;

tl::unexpected<Error> failed(std::string detail)
{
    return fail(ErrorKind::Failed, "CompressionFailed", std::move(detail));
}

class Plain final : public Compressor {
public:
    Done add(std::string_view text, std::string &out) override
    {
        out.append(text);
        return {};
    }
    Done finish(std::string &) override { return {}; }
};

// Header bytes as Java's GZIPOutputStream writes them: no time, no name, system 0.
class Gzip final : public Compressor {
public:
    Gzip()
    {
        constexpr int kGzipWindow = 15 + 16;
        m_good = deflateInit2(&m_stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) == Z_OK;
        m_good = m_good && deflateSetHeader(&m_stream, &m_header) == Z_OK;
    }
    ~Gzip() override { deflateEnd(&m_stream); }
    Gzip(const Gzip &) = delete;
    Gzip &operator=(const Gzip &) = delete;

    Done add(std::string_view text, std::string &out) override { return deflateAll(text, Z_NO_FLUSH, out); }
    Done finish(std::string &out) override { return deflateAll({}, Z_FINISH, out); }

private:
    Done deflateAll(std::string_view text, int flush, std::string &out)
    {
        if (!m_good)
            return failed("gzip could not be set up");
        int state = Z_OK;
        do {
            const auto part = std::min<std::size_t>(text.size(), 1u << 30);
            m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data()));
            m_stream.avail_in = static_cast<uInt>(part);
            do {
                const auto size = out.size();
                out.resize(size + kRoom);
                m_stream.next_out = reinterpret_cast<Bytef *>(out.data() + size);
                m_stream.avail_out = kRoom;
                state = deflate(&m_stream, flush);
                out.resize(size + kRoom - m_stream.avail_out);
            } while (m_stream.avail_out == 0);
            text.remove_prefix(part - m_stream.avail_in);
        } while (!text.empty() && state == Z_OK);
        if (state == Z_OK || state == Z_STREAM_END || state == Z_BUF_ERROR)
            return {};
        return failed("gzip failed with code " + std::to_string(state));
    }

    z_stream m_stream{};
    gz_header m_header{};
    bool m_good = false;
};

class Zstd final : public Compressor {
public:
    Done add(std::string_view text, std::string &out) override { return run(text, ZSTD_e_continue, out); }
    Done finish(std::string &out) override { return run({}, ZSTD_e_end, out); }

private:
    struct Free {
        void operator()(ZSTD_CCtx *context) const { ZSTD_freeCCtx(context); }
    };
    Done run(std::string_view text, ZSTD_EndDirective directive, std::string &out)
    {
        if (!m_context)
            return failed("zstd could not be set up");
        ZSTD_CCtx_setParameter(m_context.get(), ZSTD_c_compressionLevel, kZstdLevel);
        ZSTD_inBuffer in{text.data(), text.size(), 0};
        for (;;) {
            const auto size = out.size();
            out.resize(size + kRoom);
            ZSTD_outBuffer to{out.data() + size, kRoom, 0};
            const auto left = ZSTD_compressStream2(m_context.get(), &to, &in, directive);
            out.resize(size + to.pos);
            if (ZSTD_isError(left))
                return failed(std::string("zstd: ") + ZSTD_getErrorName(left));
            if (directive == ZSTD_e_end ? left == 0 : in.pos == in.size)
                return {};
        }
    }

    std::unique_ptr<ZSTD_CCtx, Free> m_context{ZSTD_createCCtx()};
};

// A raw block is the length of the text and then independent fragments of 64 KiB: so it can be made as the text comes.
class Snappy final : public Compressor {
public:
    Done add(std::string_view text, std::string &) override
    {
        m_length += text.size();
        if (m_length > std::numeric_limits<std::uint32_t>::max())
            return failed("snappy holds less than 4 GiB; make the trigger's window smaller");
        while (!text.empty()) {
            const auto part = text.substr(0, kFragment - m_rest.size());
            m_rest.append(part);
            text.remove_prefix(part.size());
            if (m_rest.size() == kFragment)
                compressRest();
        }
        return {};
    }

    Done finish(std::string &out) override
    {
        compressRest();
        for (auto left = m_length;; left >>= 7) {
            out += static_cast<char>((left & 0x7F) | (left > 0x7F ? 0x80 : 0));
            if (left <= 0x7F)
                break;
        }
        out += m_body;
        m_body = {};
        return {};
    }

private:
    static constexpr std::size_t kFragment = 64 * limits::kKiB;

    void compressRest()
    {
        if (m_rest.empty())
            return;
        m_scratch.clear();
        snappy::Compress(m_rest.data(), m_rest.size(), &m_scratch);
        std::size_t skip = 0; // the fragment's own length
        while (static_cast<unsigned char>(m_scratch[skip++]) & 0x80) { }
        m_body.append(m_scratch, skip);
        m_rest.clear();
    }

    std::string m_rest;
    std::string m_scratch;
    std::string m_body;
    std::uint64_t m_length = 0;
};

} // namespace

std::unique_ptr<Compressor> Compressor::create(Compression compression)
{
    switch (compression) {
    case Compression::Gzip: return std::make_unique<Gzip>();
    case Compression::Zstd: return std::make_unique<Zstd>();
    case Compression::Snappy: return std::make_unique<Snappy>();
    case Compression::None: break;
    }
    return std::make_unique<Plain>();
}

} // namespace sluice
