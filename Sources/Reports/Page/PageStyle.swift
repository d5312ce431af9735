/// The page's only style sheet. Its hash stands in the page's policy, so a single changed character shows as an unstyled
/// page. Contrasts are at least 4.5:1 for text and 3:1 for shapes in both schemes.
enum PageStyle {
  static let text = colours + base + parts + pictures + wide + paper

  private static let colours = """
    :root{color-scheme:light dark;--page:#f3f4f6;--sheet:#fff;--sunk:#f3f5f8;--ink:#1a2230;--soft:#525d6f;--line:#d5dae2;\
    --link:#1a56b0;--good:#16653a;--good-bg:#e5f4ea;--warn:#824d00;--warn-bg:#fdf1da;--bad:#a8201a;--bad-bg:#fdeae8;\
    --info:#2b5797;--info-bg:#e7eefa;--b1:#2c5c9e;--b2:#7b5ea7;--b3:#2b8a6e;--b4:#e1e5eb;--used:#2c5c9e;--full:#b3261e}
    @media (prefers-color-scheme:dark){:root{--page:#0f1218;--sheet:#171b23;--sunk:#1f2530;--ink:#e7eaf0;--soft:#a7b0c0;\
    --line:#343c4a;--link:#8fb8ff;--good:#7fd8a0;--good-bg:#15301f;--warn:#f2bf6b;--warn-bg:#35270c;--bad:#ff9c93;\
    --bad-bg:#3d1714;--info:#9fc1fb;--info-bg:#182740;--b1:#6f9fe6;--b2:#b59ae0;--b3:#5cc4a2;--b4:#2b323e;--used:#6f9fe6;\
    --full:#ff7a70}}

    """

  private static let base = """
    *{box-sizing:border-box}
    html{font-size:clamp(1rem,.86rem + .28vw,1.75rem)}
    body{margin:0;background:var(--page);color:var(--ink);font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",\
    "Liberation Sans",sans-serif;line-height:1.55;overflow-wrap:anywhere}
    code,pre,.numbers{font-family:ui-monospace,"Cascadia Mono",Consolas,"DejaVu Sans Mono","Liberation Mono",monospace;\
    font-size:.92em}
    h1,h2,h3,h4{line-height:1.25;margin:0;font-weight:600}
    h1{font-size:1.9rem;letter-spacing:-.012em}
    h2{font-size:1.35rem}
    h3{font-size:1.06rem;margin:1.9rem 0 .5rem}
    h4{font-size:1rem;margin:0 0 .4rem}
    p{margin:.5rem 0;max-width:46rem}
    a{color:var(--link)}
    a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px}
    pre{margin:.4rem 0;padding:.7rem .9rem;background:var(--sunk);border-radius:.4rem;white-space:pre-wrap;line-height:1.5}
    table{border-collapse:collapse;width:100%;margin:.9rem 0;font-variant-numeric:tabular-nums}
    caption{text-align:left;color:var(--soft);font-size:.88rem;padding-bottom:.35rem}
    th,td{text-align:left;vertical-align:top;padding:.42rem .6rem .42rem 0;border-bottom:1px solid var(--line)}
    th,td{overflow-wrap:break-word}
    td code,th code,.demand td,.measured td,.files td{overflow-wrap:anywhere}
    th{font-weight:600}
    tbody th{font-weight:400}
    thead th{color:var(--soft);font-size:.85rem}
    dl{margin:.8rem 0}
    dt{color:var(--soft);font-size:.85rem}
    dd{margin:0}
    ul,ol{padding-left:1.4rem;margin:.6rem 0}
    li{margin:.35rem 0}
    figure{margin:1rem 0}
    figcaption{color:var(--soft);font-size:.9rem}
    figcaption b{color:var(--ink)}
    .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0);white-space:nowrap}
    .skip{position:absolute;left:1rem;top:-4rem;background:var(--sheet);padding:.5rem 1rem;border-radius:.4rem}
    .skip:focus{top:.5rem}

    """

  private static let parts = """
    .top,.columns,footer{max-width:74rem;margin:0 auto;padding:0 1.25rem}
    .top{padding-top:2.2rem;padding-bottom:1.1rem}
    .kind{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;color:var(--soft);font-size:.9rem;margin:0 0 .3rem;max-width:none}
    nav ol{list-style:none;padding:0;margin:0;display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;font-size:.9rem}
    nav li{margin:0}
    nav a{display:inline-block;padding:.25rem 0;text-decoration:none}
    nav a:hover{text-decoration:underline}
    main{min-width:0}
    section{background:var(--sheet);border:1px solid var(--line);border-radius:.7rem;padding:1.3rem 1.5rem 1.4rem;\
    margin:1.1rem 0;scroll-margin-top:1rem}
    section>h2{margin-bottom:.7rem}
    section>:last-child{margin-bottom:0}
    .verdict{border-top:.4rem solid;margin-top:1rem}
    .verdict.sound{border-top-color:var(--good)}
    .verdict.caution{border-top-color:var(--warn)}
    .verdict.unsound{border-top-color:var(--bad)}
    .answer{display:flex;gap:1rem;align-items:flex-start}
    .answer h2{font-size:1.6rem;margin-top:.1rem}
    .sign{flex:none;width:2.6rem;height:2.6rem}
    .sound .disc{fill:var(--good)}
    .caution .disc{fill:var(--warn)}
    .unsound .disc{fill:var(--bad)}
    .stroke{fill:none;stroke:var(--sheet);stroke-width:2.6;stroke-linecap:round;stroke-linejoin:round}
    .transition{display:grid;grid-template-columns:1fr auto 1fr;gap:.8rem;align-items:center;margin:1.2rem 0 .3rem}
    .transition>div{border:1px solid var(--line);border-radius:.5rem;padding:.55rem .9rem .6rem}
    .transition .after{border:2px solid var(--link)}
    .transition p{margin:0}
    .label{color:var(--soft);font-size:.85rem}
    .numbers{font-size:1.32rem;letter-spacing:-.01em}
    .before .numbers b{font-weight:400;text-decoration:line-through;color:var(--soft)}
    .after .numbers b{font-weight:700;color:var(--link)}
    .arrow{width:1.9rem;height:1.9rem;fill:none;stroke:var(--soft);stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
    .facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:.9rem 1.4rem;margin:1.2rem 0 0}
    .facts dd{font-weight:600}
    .facts a{font-weight:600}
    .triples th:nth-child(1){width:40%}
    .triples th:nth-child(3){width:30%}
    .numbers td,.numbers thead th:not(:first-child),.sum td,.sum thead th:not(:first-child){text-align:right}
    .sum td{white-space:nowrap}
    table.numbers{font-family:inherit;font-size:1rem;letter-spacing:0}
    .meaning{display:block;color:var(--soft);font-size:.88rem}
    .same{color:var(--soft)}
    .changed{font-weight:600;color:var(--link)}
    .string pre{margin-bottom:0}
    del,ins,mark{border-radius:.2rem;padding:.05em .12em;color:inherit}
    del{background:var(--bad-bg);color:var(--bad);text-decoration:line-through}
    ins{background:var(--good-bg);color:var(--good);text-decoration:none;font-weight:700;border-bottom:2px solid}
    mark{background:var(--warn-bg);color:var(--warn);border-bottom:2px solid}
    .badge{display:inline-block;font-size:.78rem;font-weight:600;line-height:1.4;padding:.05rem .5rem;border-radius:1rem;\
    border:1px solid;white-space:nowrap}
    .badge.error{color:var(--bad);background:var(--bad-bg)}
    .badge.warning,.badge.rare{color:var(--warn);background:var(--warn-bg)}
    .badge.info{color:var(--info);background:var(--info-bg)}
    .mark{font-weight:500;color:var(--soft)}
    .mark.documented{border-style:solid}
    .mark.observed{border-style:dashed}
    .mark.unknown{border-style:dotted}
    .source,.place,.note{color:var(--soft);font-size:.88rem}
    .rule{font-weight:400;color:var(--soft)}
    .finding{border-left:.3rem solid var(--line);padding:.1rem 0 .1rem 1rem;margin:1.3rem 0}
    .finding h3,.finding h4{margin-top:0}
    .finding.error{border-left-color:var(--bad)}
    .finding.warning{border-left-color:var(--warn)}
    .finding.info{border-left-color:var(--info)}
    .remedy{font-weight:600}
    .line-number{color:var(--soft);user-select:none}
    .risk-item{border-top:1px solid var(--line);padding-top:1rem;margin-top:1rem}
    .risk-item h3{margin-top:0}
    .risk-terms{display:grid;grid-template-columns:2fr 1fr;gap:.4rem 2rem;margin:.3rem 0}
    .measured td,.demand td{white-space:nowrap}
    .measured td:last-child,.demand td:last-child{white-space:normal}
    .caution-note{border-left:.3rem solid var(--warn);padding-left:.8rem}
    .restart{font-size:1.06rem}
    .checks{list-style:none;padding-left:0}
    .checks li{position:relative;padding-left:2rem}
    .checks li::before{content:"";position:absolute;left:.1rem;top:.28rem;width:1rem;height:1rem;border:2px solid var(--soft);\
    border-radius:.2rem}
    .steps li{padding-left:.3rem}
    .input th:first-child{width:7.5rem}
    .input thead{display:none}
    .system div,.origin div,.readers div{display:grid;grid-template-columns:14rem 1fr;gap:.1rem 1rem;padding:.3rem 0}
    .signatures td,.signatures tbody th{height:3.2rem;vertical-align:bottom}
    .scroll{overflow-x:auto}
    .files{min-width:40rem}
    .share{display:block;width:100%;min-width:3rem;height:.8rem;margin-top:.35rem}
    footer{color:var(--soft);font-size:.85rem;padding-bottom:2.5rem}

    """

  private static let pictures = """
    .bar{display:block;width:100%;height:2rem}
    .bar.low{height:1rem}
    .left,.free{fill:var(--b4);background:var(--b4);stroke:var(--soft);stroke-width:1px}
    .interactive{fill:var(--b1);background:var(--b1)}
    .fixed{fill:var(--b2);background:var(--b2)}
    .service{fill:var(--b3);background:var(--b3)}
    .used{fill:var(--used);background:var(--used)}
    .full{fill:var(--full);background:var(--full)}
    .row{margin:.8rem 0}
    .row .bar+.bar{margin-top:.25rem}
    .row-label{margin:0 0 .2rem;max-width:none}
    .legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.3rem;font-size:.88rem;color:var(--soft)}
    .legend li{margin:0;display:flex;align-items:center;gap:.45rem}
    .swatch{display:inline-block;width:1rem;height:1rem;border:1px solid var(--soft);border-radius:.15rem}
    .pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:0 2rem}

    """

  private static let wide = """
    @media (min-width:68rem){
    .columns{display:grid;grid-template-columns:12.5rem minmax(0,1fr);gap:2rem;align-items:start}
    nav{position:sticky;top:1.4rem;margin-top:1.1rem}
    nav ol{display:block;border-left:1px solid var(--line)}
    nav a{display:block;padding:.28rem 0 .28rem .9rem}
    }
    @media (max-width:36rem){
    h1{font-size:1.5rem}
    .top,.columns,footer{padding-left:.8rem;padding-right:.8rem}
    section{padding:1rem .9rem 1.1rem;border-radius:.5rem}
    .answer{gap:.7rem}
    .answer h2{font-size:1.25rem}
    .sign{width:2rem;height:2rem}
    .transition{grid-template-columns:1fr;gap:.4rem}
    .arrow{transform:rotate(90deg);margin:auto}
    .numbers{font-size:1.15rem}
    .facts{grid-template-columns:1fr 1fr;gap:.7rem .9rem}
    th,td{padding-right:.4rem}
    table{font-size:.92rem}
    table.numbers{font-size:.9rem}
    .system div,.origin div,.readers div,.risk-terms{display:block}
    .risk-terms div{margin:.4rem 0}
    .measured tr,.numbers tr,.signatures tr{display:grid;border-bottom:1px solid var(--line)}
    .measured tr,.signatures tr{grid-template-columns:repeat(3,1fr)}
    .numbers tr{grid-template-columns:repeat(4,1fr)}
    .measured th,.measured td,.numbers th,.numbers td,.signatures th,.signatures td{border:0}
    .measured tr>:first-child,.measured tr>:last-child,.numbers tr>:first-child,.signatures tr>:first-child{grid-column:1/-1}
    .numbers td,.numbers thead th:not(:first-child){text-align:left}
    .measured td,.demand td{white-space:normal}
    .demand tr{display:grid;grid-template-columns:1fr auto;border-bottom:1px solid var(--line)}
    .demand tr>:last-child{grid-column:1/-1;color:var(--soft);font-size:.88rem;padding-top:0}
    .rejected tr{display:block;border-bottom:1px solid var(--line)}
    .rejected thead{display:none}
    .rejected th,.rejected td{display:block;padding:.2rem 0}
    .rejected th{font-weight:600}
    .rejected tr>:last-child{color:var(--soft);font-size:.88rem}
    .demand th,.demand td,.rejected th,.rejected td{border:0}
    .triples th:first-child{width:auto}
    .triples tr>:nth-child(3){display:none}
    .files th:first-child{min-width:15rem}
    .signatures tbody th{height:auto}
    .file pre{white-space:pre;overflow-x:auto}
    .input th:first-child{width:5rem}
    }

    """

  private static let paper = """
    @media print{
    :root{color-scheme:light;--page:#fff;--sheet:#fff;--sunk:#f4f5f7;--ink:#000;--soft:#444c59;--line:#b9c0cb;--link:#123f86;\
    --good:#0f5130;--good-bg:#e5f4ea;--warn:#6d4000;--warn-bg:#fdf1da;--bad:#93190f;--bad-bg:#fdeae8;--info:#1f4580;\
    --info-bg:#e7eefa;--b1:#2c5c9e;--b2:#7b5ea7;--b3:#2b8a6e;--b4:#e1e5eb;--used:#2c5c9e;--full:#b3261e}
    @page{margin:16mm 15mm}
    html{font-size:9.5pt}
    *{-webkit-print-color-adjust:exact}
    nav,.skip{display:none}
    .top,.columns,footer{max-width:none;padding:0;display:block}
    section{border:0;border-radius:0;padding:0;margin:1.5rem 0}
    .verdict{border-top:.3rem solid;padding-top:1rem}
    h2{border-bottom:1px solid var(--line);padding-bottom:.2rem}
    .answer h2{border:0}
    h1,h2,h3,h4,caption,figcaption,.caution-note,h2+p,h3+p{break-after:avoid}
    .legend{break-inside:avoid;break-before:avoid}
    h2+p,h3+p{break-inside:avoid}
    .numbers,.sum,.demand,.rejected,.input{break-inside:avoid}
    .answer,.transition,.facts,.finding,.risk-item,figure,tr,li,pre,.row,#restart,#sign-off{break-inside:avoid}
    .picture,.file,.file pre{break-inside:auto}
    .file pre{white-space:pre-wrap;overflow:visible}
    p{orphans:3;widows:3;max-width:none}
    a{color:inherit;text-decoration:none}
    .scroll{overflow:visible}
    .files{min-width:0}
    thead{display:table-header-group}
    }
    """
}
