@_exported public import LiaisonExtraction
@_exported public import LiaisonGraph
@_exported public import LiaisonInterchange
@_exported public import LiaisonModel
@_exported public import LiaisonResolution
@_exported public import LiaisonText
